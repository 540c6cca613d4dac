-- Every key begins with account_id, so that the schema can be sharded by account as it stands.

-- An account exists as soon as a record names it; a row here only holds what departs from the defaults.
create table account_settings (
    account_id     text primary key,
    default_region text,
    auto_log_calls boolean not null default true
);

-- Numbers (E.164) and extensions that belong to the account itself and therefore never match a contact.
create table own_line (
    account_id text not null,
    line       text not null,
    seen_at    timestamptz not null default now(),
    primary key (account_id, line)
);

create table contact (
    account_id   text        not null,
    contact_id   text        not null,
    name         text        not null,
    type         text,
    company      text,
    region       text,
    associations text,
    created_at   timestamptz,
    updated_at   timestamptz not null,
    -- Of the whole record: a re-sent one is recognised without comparing column by column.
    fingerprint  uuid        not null,
    primary key (account_id, contact_id)
);

-- One row for each number found in what a person typed.
create table contact_phone (
    account_id text     not null,
    contact_id text     not null,
    position   smallint not null,
    raw        text     not null,
    number     text,
    extension  text,
    digits     text     not null,
    tail       text,
    primary key (account_id, contact_id, position)
);
-- In the order and with all that a look-up by number needs, so that it reads nothing but the index.
create index contact_phone_by_number on contact_phone (account_id, number, contact_id, position) include (raw)
    where number is not null and extension is null;
create index contact_phone_by_tail on contact_phone (account_id, tail) where tail is not null;

-- One row for each leg of a call, with the one outcome it has.
create table call_leg (
    account_id       text        not null,
    call_id          text        not null,
    agent_id         text        not null,
    id               uuid        not null,
    sequence         bigint      not null,
    direction        text        not null,
    shown_number     text,
    from_number      text,
    from_name        text,
    from_extension   text,
    to_number        text,
    to_name          text,
    to_extension     text,
    agent_extension  text,
    agent_number     text,
    agent_name       text,
    agent_email      text,
    started_at       timestamptz not null,
    answered_at      timestamptz,
    ended_at         timestamptz not null,
    result           text        not null,
    queue            text,
    recording_url    text,
    outcome          text        not null check (outcome in ('LOGGED', 'IN_CONFLICT', 'NOT_LOGGED')),
    not_logged       text,
    contact_id       text,
    contact_name     text,
    association_id   text,
    subject          text,
    notes            text,
    logged_by        text,
    logged_at        timestamptz,
    log_version      integer     not null,
    conflict_version integer     not null,
    primary key (account_id, call_id, agent_id),
    check ((outcome = 'LOGGED') = (contact_id is not null)),
    check ((outcome = 'NOT_LOGGED') = (not_logged is not null))
);

-- What a person has to choose from; a leg has at most one conflict, and it has the leg's id.
create table conflict (
    account_id  text        not null,
    conflict_id uuid        not null,
    kind        text        not null,
    status      text        not null check (status in ('OPEN', 'RESOLVED', 'DISMISSED')),
    candidates  text        not null,
    suggestions text        not null,
    opened_at   timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    primary key (account_id, conflict_id)
);

-- What was decided, why, when and by what; rows are only ever added. It is the outbox too: a row with a topic is published.
create table audit_trail (
    account_id text        not null,
    subject_id uuid        not null,
    line       bigint generated always as identity,
    tx         xid8        not null default pg_current_xact_id(),
    at         timestamptz not null,
    actor      text        not null,
    action     text        not null,
    why        text        not null,
    version    integer     not null,
    topic      text,
    -- Null with a topic: a tombstone.
    payload    text,
    primary key (account_id, subject_id, line)
);
create index audit_trail_in_commit_order on audit_trail (tx, line);

-- Up to where the relay has published; exactly one row.
create table relay_cursor (
    one  boolean primary key default true check (one),
    tx   xid8   not null,
    line bigint not null
);
insert into relay_cursor (tx, line) values ('0', 0);

-- Wakes the relay at the commit, whichever instance holds it.
create function wake_relay() returns trigger language plpgsql as $$
begin
    perform pg_notify('autolog_audit_trail', '');
    return null;
end $$;
create trigger wake_relay after insert on audit_trail for each statement execute function wake_relay();

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_trail_is_append_only before update or delete on audit_trail
    for each statement execute function refuse_rewriting_history();
