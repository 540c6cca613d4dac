-- Files with contacts that admins uploaded, each for a day at most.
create table contact_upload (
    account_id      text        not null,
    upload_id       uuid        not null,
    state           text        not null check (state in ('READING', 'PREVIEWED', 'RUNNING', 'DONE', 'DISCARDED')),
    format          text        not null check (format in ('CSV', 'VCARD')),
    charset         text        not null,
    -- Between cells; null of vCards.
    separator       text,
    -- JSON: the name and field of each column.
    columns         text        not null,
    -- Of numbers without a country code; null for the account's default.
    region          text,
    -- JSON: what the preview counted.
    counts          text        not null default '{}',
    -- Of contacts: published, found unchanged, and deleted because they are missing in the file.
    deletes_missing boolean     not null default false,
    published       integer     not null default 0,
    unchanged       integer     not null default 0,
    deleted         integer     not null default 0,
    -- The number that its contacts have in crm_contact, once it has started.
    walk            integer     not null default 0,
    -- The line of the last row that was worked off.
    done_line       integer     not null default 0,
    -- When an instance worked on it last, and until when it has it to itself.
    paged_at        timestamptz,
    lease_owner     uuid,
    lease_until     timestamptz,
    created_by      text        not null,
    created_at      timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    -- Then all of it is deleted.
    expires_at      timestamptz not null,
    primary key (account_id, upload_id)
);
create unique index contact_upload_current on contact_upload (account_id) where state <> 'DISCARDED';
create index contact_upload_running on contact_upload (paged_at nulls first) where state = 'RUNNING';
create index contact_upload_expiring on contact_upload (expires_at);

-- The rows of these files. Those that became contacts are deleted at once.
create table contact_upload_row (
    account_id text    not null,
    upload_id  uuid    not null,
    -- Of the row's first line in the file.
    line       integer not null,
    -- JSON; null if the row could not be read.
    cells      text,
    -- Of the contact that it becomes; null if it becomes none.
    contact_id text,
    -- Why it becomes none: a code.
    problem    text,
    primary key (account_id, upload_id, line)
);
