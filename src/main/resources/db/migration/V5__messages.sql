-- Text messages that are logged together are a leg like a call's: they have a count and a text, and no result.
alter table call_leg alter column result drop not null;
alter table call_leg add column message_count integer;
alter table call_leg add column message_text text;
-- Not valid: what is there already are calls, and need not be looked through.
alter table call_leg add check ((message_count is null) = (message_text is null)) not valid;
alter table call_leg add check ((message_count is null) = (result is not null)) not valid;

-- Each text message with the newest that the platform said of it.
create table message (
    account_id      text        not null,
    conversation_id text        not null,
    message_id      text        not null,
    sequence        bigint      not null,
    -- The leg that it is logged with.
    call_id         text        not null,
    agent_id        text        not null,
    direction       text        not null,
    from_number     text,
    from_name       text,
    from_extension  text,
    to_number       text,
    to_name         text,
    to_extension    text,
    sent_at         timestamptz not null,
    writer          text        not null,
    text            text,
    -- Their names, one a line.
    attachments     text,
    primary key (account_id, conversation_id, message_id)
);
create index message_by_thread on message (account_id, call_id, agent_id, sent_at);
