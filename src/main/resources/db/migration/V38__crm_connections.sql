-- Connections of accounts to their CRMs. Tables are written by one instance at a time for each connection, which holds its lease.
create table crm_connection (
    account_id     text        not null,
    connection_id  uuid        not null,
    kind           text        not null,
    state          text        not null default 'PAUSED' check (state in ('CONNECTED', 'PAUSED', 'SIGN_IN_NEEDED')),
    -- JSON: what an admin entered, without secrets.
    settings       text        not null default '{}',
    -- JSON: the secret fields, each encrypted.
    secrets        text        not null default '{}',
    -- JSON, encrypted: what the last sign-in returned.
    credential     text,
    -- A code of the last failed request; null after one that succeeded.
    error          text,
    error_at       timestamptz,
    -- When a request succeeded last; null before the first.
    succeeded_at   timestamptz,
    -- How many requests failed in a row.
    failures       integer     not null default 0,
    -- No request before this time: the CRM asked to wait, or requests failed.
    limited_until  timestamptz,
    lease_owner    uuid,
    lease_until    timestamptz,
    created_by     text        not null,
    created_at     timestamptz not null,
    -- When an admin asked to check it; null once that is done.
    check_asked_at timestamptz,
    checked_at     timestamptz,
    -- JSON: what it lacks; null before the first check, and after its settings changed.
    check_problems text,
    -- When an admin disconnected it; its rows are deleted in the background.
    ended_at       timestamptz,
    primary key (account_id, connection_id)
);
create index crm_connection_to_check on crm_connection (check_asked_at) where check_asked_at is not null;
create index crm_connection_ended on crm_connection (ended_at) where ended_at is not null;

-- What has to stand in the CRM: a row for each log.
create table crm_log (
    account_id            text        not null,
    connection_id         uuid        not null,
    call_log_id           text        not null,
    -- The newest version of the log, and its record of call-logged; the record goes once it is in the CRM.
    version               integer     not null,
    wanted                text,
    withdrawn             boolean     not null,
    -- Of the wanted log.
    contact_id            text,
    state                 text        not null default 'WAITING'
        check (state in ('WAITING', 'INTENDED', 'WRITTEN', 'PARKED', 'PERHAPS_WRITTEN', 'DISCARDED')),
    attempts              integer     not null default 0,
    next_at               timestamptz not null,
    -- Since when the CRM lacks the newest version, or one before it.
    queued_at             timestamptz not null default now(),
    -- When a request was sent whose outcome is unknown; null if none was.
    intended_at           timestamptz,
    -- The log that this request may have written, if another is wanted by now.
    intended              text,
    -- The CRM's contact that the last request named; null before the first.
    intended_contact_id   text,
    -- Where it stands in the CRM, by the CRM's ids; null if it does not.
    record_id             text,
    step                  text,
    sent_version          integer,
    sent_contact_id       text,
    sent_association_id   text,
    sent_association_kind text,
    -- Why a person has to look at it: a code.
    problem               text,
    changed_at            timestamptz not null default now(),
    primary key (account_id, connection_id, call_log_id)
);
create index crm_log_waiting on crm_log (account_id, connection_id, next_at, call_log_id) where state = 'WAITING';
create index crm_log_intended on crm_log (account_id, connection_id, next_at, call_log_id) where state = 'INTENDED';
create index crm_log_oldest on crm_log (account_id, connection_id, queued_at) where state in ('WAITING', 'INTENDED');
create index crm_log_parked on crm_log (account_id, connection_id, changed_at desc, call_log_id desc)
    where state in ('PARKED', 'PERHAPS_WRITTEN');

-- Placeholders that the CRM is to have as contacts.
create table crm_placeholder (
    account_id     text        not null,
    connection_id  uuid        not null,
    placeholder_id text        not null,
    -- The record of placeholder-contacts; null once the CRM has a contact for it.
    wanted         text,
    state          text        not null default 'WAITING' check (state in ('WAITING', 'WRITTEN', 'PARKED')),
    attempts       integer     not null default 0,
    next_at        timestamptz not null,
    -- The CRM's id; null if it has none for it.
    contact_id     text,
    problem        text,
    changed_at     timestamptz not null default now(),
    primary key (account_id, connection_id, placeholder_id)
);
create index crm_placeholder_waiting on crm_placeholder (account_id, connection_id, next_at) where state = 'WAITING';

-- How far the contacts of a connection are read.
create table crm_contact_sync (
    account_id     text        not null,
    connection_id  uuid        not null,
    -- Where the next page of changes begins; null before the first.
    cursor         text,
    -- No page before this time.
    read_at        timestamptz not null,
    -- How many readings failed in a row, and the code of the last one; null after one that succeeded.
    attempts       integer     not null default 0,
    problem        text,
    -- Of the first synchronization: how many contacts are read, how many there are if the CRM says so, and when it was complete.
    contacts_read  bigint      not null default 0,
    contacts_total bigint,
    synced_at      timestamptz,
    -- The current walk of all ids, or the last one.
    walk           integer     not null default 0,
    walk_stage     text        not null default 'RESTING'
        check (walk_stage in ('RESTING', 'LISTING', 'CHECKING', 'DELETING', 'STOPPED')),
    walk_cursor    text,
    -- No step of a walk before this time; null before the first synchronization is complete, and while an admin has to confirm.
    walk_at        timestamptz,
    walk_attempts  integer     not null default 0,
    -- The code of the last failed step, or why an admin has to confirm.
    walk_problem   text,
    -- How many contacts a stopped walk did not find, and how many an admin has confirmed.
    gone           integer     not null default 0,
    confirmed_gone integer     not null default 0,
    primary key (account_id, connection_id)
);

-- The contacts of a connection that were published, and those that were listed and not read yet.
create table crm_contact (
    account_id    text    not null,
    connection_id uuid    not null,
    contact_id    text    not null,
    -- Of what was published.
    digest        text    not null,
    -- Whether that was its deletion, or nothing was published.
    gone          boolean not null,
    -- The last walk that listed it, or during which it was read; 0 for a deletion.
    walk          integer not null,
    primary key (account_id, connection_id, contact_id)
);
create index crm_contact_listed on crm_contact (account_id, connection_id, gone, walk, contact_id);
