-- Jobs that log calls of the past; see the package past.
create table past_call_job (
    account_id   text        not null,
    job_id       uuid        not null,
    -- The calls that started from then and before then.
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    -- JSON: the ids of the agents whose calls they are; null for everybody's.
    agents       text,
    status       text        not null check
        (status in ('PREVIEWING', 'PREVIEWED', 'RUNNING', 'PAUSED', 'FAILED', 'CANCELLED', 'DONE')),
    -- The last leg that the pass under way looked at, newest first; null before the first.
    cursor_at    timestamptz,
    cursor_id    uuid,
    -- JSON: what the preview found and what the job did, by outcome.
    preview      text        not null,
    progress     text        not null,
    -- When the preview was over; null before.
    previewed_at timestamptz,
    created_by   text        not null,
    created_at   timestamptz not null,
    -- Who gave the job the status that it has; AUTO for the job itself.
    changed_by   text        not null,
    changed_at   timestamptz not null,
    -- When it had its last turn; jobs of several accounts take turns.
    paged_at     timestamptz,
    primary key (account_id, job_id),
    check ((cursor_at is null) = (cursor_id is null))
);
create unique index past_call_job_open on past_call_job (account_id) where status not in ('CANCELLED', 'DONE');
create index past_call_job_by_time on past_call_job (account_id, created_at desc, job_id desc);
create index past_call_job_at_work on past_call_job (paged_at nulls first) where status in ('PREVIEWING', 'RUNNING');

-- What a job goes through. Calls that were logged as they came are not in it, nor what was decided for good.
create index call_leg_to_log_later on call_leg (account_id, started_at desc, id desc)
    where outcome = 'NOT_LOGGED' and not_logged not in ('INTERNAL_CALL', 'DISMISSED', 'MESSAGES_ELSEWHERE');

-- Wakes whoever works jobs off, at the commit.
create function wake_past_calls() returns trigger language plpgsql as $$
begin
    perform pg_notify('autolog_past_calls', '');
    return null;
end $$;
create trigger wake_past_calls after insert or update of status on past_call_job
    for each statement execute function wake_past_calls();
