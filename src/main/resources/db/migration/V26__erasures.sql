-- What was erased of contacts and numbers: what is needed to carry it out, to show how far it is, and to carry it out again in a
-- database that was restored to an earlier time.
create table erasure (
    account_id  text        not null,
    erasure_id  uuid        not null,
    kind        text        not null check (kind in ('CONTACT', 'NUMBER')),
    -- JSON: the CRM's ids, that of the request first; with it go contacts that were merged into it.
    contacts    text        not null,
    -- JSON: the numbers (E.164) while they are needed; null once they are erased here too, and until they are found by the digests.
    numbers     text,
    -- The numbers as hex SHA-256 of the salt and the number, JSON: whoever has a number can tell that it is the one.
    salt        text        not null,
    digests     text        not null,
    -- Only what came until then is erased; what comes later is new.
    until       timestamptz not null,
    step        text        not null,
    -- JSON: the key of the last row that the step under way looked at; null before the first.
    cursor      text,
    -- JSON: how much was erased, by kind.
    counts      text        not null default '{}',
    created_by  text        not null,
    created_at  timestamptz not null,
    finished_at timestamptz,
    -- When it had its last turn; erasures of several accounts take turns.
    paged_at    timestamptz,
    -- All transactions before it have to be over before it begins.
    tx          xid8        not null default pg_current_xact_id(),
    primary key (account_id, erasure_id)
);
create index erasure_by_time on erasure (account_id, created_at desc, erasure_id desc);
create index erasure_unfinished on erasure (paged_at nulls first) where finished_at is null;

-- When the personal data of the row was erased; null for all others.
alter table call_leg add column erased_at timestamptz;
alter table message add column erased_at timestamptz;

-- Candidates or suggestions of a conflict without those that are contacts of a list or in which a pattern is found. They stay as
-- empty ones, so that there are as many as before.
create function erased_parties(parties text, contacts text[], pattern text) returns text
language sql immutable parallel safe as $$
    select coalesce('[' || string_agg(case
        when p.one ->> 'contactId' = any (contacts) or p.one::text ~ pattern then (p.one
            || '{"contactId": "", "name": "", "type": null, "company": null, "matchedPhone": ""}'
            || case when jsonb_exists(p.one, 'associations') then '{"associations": []}' else '{}' end::jsonb)::text
        else p.one::text end, ',' order by p.n) || ']', '[]')
    from jsonb_array_elements(parties::jsonb) with ordinality as p (one, n)
$$;

-- The id of a conversation that has a number in it, once that is erased: the same id gives the same, so that its messages are
-- known when they come again.
create function erased_id(account text, id text) returns text language sql immutable parallel safe as $$
    select 'erased-' || encode(sha256(convert_to(account || '/' || id, 'UTF8')), 'hex')
$$;

-- The details of an audit entry without personal data: its codes and times.
create function erased_details(why text) returns text language sql immutable parallel safe as $$
    select (jsonb_object_agg(d.name, d.value) || '{"erased": true}')::text
    from jsonb_each(why::jsonb || '{"erased": true}') as d (name, value)
    where d.name in ('erased', 'reason', 'sequence', 'basis', 'associationRule', 'job', 'renewal', 'clockSkewSeconds', 'sidesSwapped')
$$;

-- The one way in which an entry of the audit trail ever changes: it loses its payload, and of its details the personal ones. That
-- something happened, when, to which subject and by whom, stays.
create function erase_audit_entries(account text, subjects uuid[], lines bigint[]) returns integer
language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    erased integer;
begin
    update audit_trail a set payload = null, why = erased_details(a.why)
    from unnest(subjects, lines) as e (subject_id, line)
    where a.account_id = account and a.subject_id = e.subject_id and a.line = e.line;
    get diagnostics erased = row_count;
    return erased;
end $$;

create or replace function refuse_rewriting_history() returns trigger language plpgsql as $$
declare
    context text;
begin
    get diagnostics context = pg_context;
    if tg_op = 'UPDATE' and tg_table_name = 'audit_trail'
            and context like '%erase_audit_entries(text,uuid[],bigint[])%' then
        return null;
    end if;
    raise exception 'the audit trail is append-only';
end $$;
