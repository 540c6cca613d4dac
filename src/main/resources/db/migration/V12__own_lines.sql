-- The lines that agents' calls have shown to be theirs. Of each agent and kind the newest is in force; the others are what
-- comes back when a correction takes the newest back. Lines in own_line were learned before, and are listed without an origin.
create table agent_line (
    account_id text        not null,
    agent_id   text        not null,
    kind       text        not null check (kind in ('NUMBER', 'EXTENSION')),
    -- E.164 or an extension's digits.
    line       text collate "C" not null,
    -- The call that showed it first since another line was in force.
    call_id    text        not null,
    -- When that call ended.
    said_at    timestamptz not null,
    primary key (account_id, agent_id, kind, line)
);
create index agent_line_by_line on agent_line (account_id, line);

-- What admins say of a line, whatever calls show.
create table own_line_choice (
    account_id text        not null,
    line       text        not null,
    state      text        not null check (state in ('PINNED', 'REMOVED')),
    chosen_by  text        not null,
    chosen_at  timestamptz not null,
    primary key (account_id, line)
);
