-- The contact's newest record could not be read at all: it stays as it was, but no call is logged on it by itself.
alter table contact add column unreadable_since timestamptz;
-- The CRM's time of the last change was ahead of the record's own: whatever record comes next is newer.
alter table contact add column updated_ahead boolean not null default false;

-- What was left out of the newest record of a contact.
create table contact_warning (
    account_id text        not null,
    contact_id text        not null,
    position   smallint    not null,
    reason     text        not null,
    -- The path of the field; never its value.
    field      text        not null,
    -- Where the record stands.
    partition  integer     not null,
    place      bigint      not null,
    at         timestamptz not null,
    primary key (account_id, contact_id, position)
);
create index contact_warning_by_time on contact_warning (account_id, at desc, contact_id desc, position desc);

-- Associations are known by kind and id; null where the log was made before, or has none.
alter table call_leg add column association_kind text;

-- Contacts that the CRM merged into others. A row stays, so that what still names the old contact finds the new one.
create table contact_merge (
    account_id  text        not null,
    old_id      text        not null,
    new_id      text        not null,
    -- Whether the old contact's own record says so; else the new one's does.
    by_old      boolean     not null,
    merged_at   timestamptz not null,
    -- All who may have logged on the old contact have a lower transaction number; null until it was looked at.
    horizon     xid8,
    -- Null while logs still have to follow.
    finished_at timestamptz,
    primary key (account_id, old_id)
);
create index contact_merge_by_new on contact_merge (account_id, new_id);
create index contact_merge_unfinished on contact_merge (merged_at) where finished_at is null;

-- Since when the CRM has the number on one contact that is not the remembered one; null if it never gave it to another.
alter table remembered_number add column questioned_at timestamptz;
