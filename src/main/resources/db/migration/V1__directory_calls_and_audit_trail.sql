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
    -- The number (E.164) that a person made the contact for; null for the CRM's own.
    placeholder_number text,
    created_by   text,
    -- The CRM's own record that took the placeholder's place: its logs still have to follow.
    merged_into  text,
    primary key (account_id, contact_id)
);
create unique index contact_placeholder on contact (account_id, placeholder_number)
    where placeholder_number is not null and merged_into is null;
create index contact_merged_placeholder on contact (account_id, placeholder_number) where merged_into is not null;

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
create index contact_phone_by_number on contact_phone (account_id, number) where number is not null;
create index contact_phone_by_tail on contact_phone (account_id, tail) where tail is not null;

-- The words of a contact's name and company, as people search for them. Compared byte by byte, so that a prefix is a range.
create table contact_word (
    account_id text             not null,
    contact_id text             not null,
    word       text collate "C" not null,
    primary key (account_id, contact_id, word)
);
create unique index contact_word_by_prefix on contact_word (account_id, word, contact_id);

-- Numbers (E.164) of which a person said: always this contact.
create table remembered_number (
    account_id    text        not null,
    number        text        not null,
    contact_id    text        not null,
    remembered_by text        not null,
    remembered_at timestamptz not null,
    primary key (account_id, number)
);
create index remembered_number_by_contact on remembered_number (account_id, contact_id);

-- Numbers (E.164) whose contacts changed: their open conflicts have to be looked at again.
create table recheck (
    account_id text        not null,
    line       bigint generated always as identity,
    number     text        not null,
    tx         xid8        not null default pg_current_xact_id(),
    queued_at  timestamptz not null,
    -- The last conflict of the number that was looked at; null before the first.
    done_to    uuid,
    primary key (account_id, line)
);
create index recheck_in_order on recheck (line);

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
    disposition      text,
    logged_by        text,
    logged_at        timestamptz,
    edited_by        text,
    edited_at        timestamptz,
    log_version      integer     not null,
    conflict_version integer     not null,
    primary key (account_id, call_id, agent_id),
    check ((outcome = 'LOGGED') = (contact_id is not null)),
    check ((outcome = 'NOT_LOGGED') = (not_logged is not null))
);
create unique index call_leg_by_id on call_leg (account_id, id);
create index call_leg_by_time on call_leg (account_id, started_at desc, id desc);
create index call_leg_by_agent on call_leg (account_id, agent_id, started_at desc, id desc);
create index call_leg_by_number on call_leg (account_id, shown_number, started_at desc) where shown_number is not null;
create index call_leg_by_contact on call_leg (account_id, contact_id, started_at desc) where contact_id is not null;

-- What a person has to choose from; a leg has at most one conflict, and it has the leg's id.
create table conflict (
    account_id  text        not null,
    conflict_id uuid        not null,
    -- The leg's agent, shown number and start, so that lists need not look at legs.
    agent_id    text        not null,
    number      text,
    started_at  timestamptz not null,
    kind        text        not null,
    status      text        not null check (status in ('OPEN', 'RESOLVED', 'DISMISSED')),
    candidates  text        not null,
    suggestions text        not null,
    opened_at   timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    dismissed_because text,
    primary key (account_id, conflict_id)
);
create index conflict_by_time on conflict (account_id, status, started_at desc, conflict_id desc);
create index conflict_by_agent on conflict (account_id, agent_id, status, started_at desc, conflict_id desc);
create index conflict_open_by_number on conflict (account_id, number, conflict_id)
    where status = 'OPEN' and number is not null;

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

-- Requests with a key that people sent, so that one that is sent again changes nothing again; kept for a day.
create table idempotent_request (
    account_id  text        not null,
    agent_id    text        not null,
    key         text        not null,
    -- Of the whole request: a key that comes back with another one is refused.
    fingerprint text        not null,
    result      text        not null,
    at          timestamptz not null,
    primary key (account_id, agent_id, key)
);

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

-- Wakes whoever looks at conflicts again, at the commit.
create function wake_settling() returns trigger language plpgsql as $$
begin
    perform pg_notify('autolog_recheck', '');
    return null;
end $$;
create trigger wake_settling after insert on recheck for each statement execute function wake_settling();

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_trail_is_append_only before update or delete on audit_trail
    for each statement execute function refuse_rewriting_history();
