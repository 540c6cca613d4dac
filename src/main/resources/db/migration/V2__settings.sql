-- What an account has set, as JSON by the names of the settings; what is not there has its default.
alter table account_settings
    add column settings   text    not null default '{}',
    -- The names of settings that its agents may not change for themselves, as JSON.
    add column locked     text    not null default '[]',
    add column version    integer not null default 1,
    add column changed_at timestamptz,
    add column changed_by text;
update account_settings set settings = json_strip_nulls(json_build_object(
    'defaultRegion', default_region,
    'autoLogCalls', case when not auto_log_calls then false end))::text;
alter table account_settings
    drop column default_region,
    drop column auto_log_calls;

-- What agents have set for themselves, of the settings that are theirs to set.
create table agent_settings (
    account_id text        not null,
    agent_id   text        not null,
    settings   text        not null default '{}',
    version    integer     not null default 1,
    changed_at timestamptz,
    changed_by text,
    primary key (account_id, agent_id)
);

-- Who set what, when, and what it was before; one row for each setting that changed, and rows are only ever added.
create table settings_trail (
    account_id text        not null,
    line       bigint generated always as identity,
    at         timestamptz not null,
    actor      text        not null,
    -- Whose setting; empty for the account's.
    agent_id   text        not null,
    setting    text        not null,
    -- JSON; null for the default. Of a list only what was taken from it, and what was added.
    before     text,
    after      text,
    primary key (account_id, line)
);
create index settings_trail_by_agent on settings_trail (account_id, agent_id, line desc);
create trigger settings_trail_is_append_only before update or delete on settings_trail
    for each statement execute function refuse_rewriting_history();

-- Accounts whose contacts have to be read again, because numbers without a country code mean something else now.
create table directory_reread (
    account_id text        not null primary key,
    -- Counts how often it was asked for: when that happens on the way, it starts over.
    asked      integer     not null default 1,
    asked_at   timestamptz not null,
    -- All who may have written contacts by what was set before have a lower transaction number; null until somebody began.
    horizon    xid8,
    -- The last contact that was read again; null before the first.
    done_to    text
);
