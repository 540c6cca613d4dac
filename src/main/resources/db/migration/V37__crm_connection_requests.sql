-- What admins ask of a connection, and what came of it.
alter table crm_connection
    -- When an admin asked to check it; null once that is done.
    add column check_asked_at timestamptz,
    add column checked_at     timestamptz,
    -- JSON: what it lacks; null before the first check, and after its settings changed.
    add column check_problems text,
    -- When an admin disconnected it; its rows are deleted in the background.
    add column ended_at       timestamptz;
create index crm_connection_to_check on crm_connection (check_asked_at) where check_asked_at is not null;
create index crm_connection_ended on crm_connection (ended_at) where ended_at is not null;
