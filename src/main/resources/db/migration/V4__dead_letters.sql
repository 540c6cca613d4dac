-- Where the records stand that could never be processed, and what became of them; the records themselves are in Kafka.
create table dead_letter (
    -- Empty: it cannot be told for certain whose it is, so it is for operators alone.
    account_id       text        not null,
    -- The dead-letter topic and the place in it.
    topic            text        not null,
    partition        integer     not null,
    place            bigint      not null,
    -- Where the record stood; null where nothing says so.
    source_partition integer,
    source_offset    bigint,
    reason           text        not null,
    detail           text,
    -- The letter that was replayed before it came to this one.
    replayed_from    text,
    record_key       text,
    -- The beginning of the value, as text as far as it is any.
    excerpt          text,
    -- Of the value, in bytes; null without one.
    size             integer,
    at               timestamptz not null,
    status           text        not null default 'WAITING' check (status in ('WAITING', 'REPLAYED', 'DISCARDED')),
    done_at          timestamptz,
    done_by          text,
    primary key (account_id, topic, partition, place),
    check ((status = 'WAITING') = (done_at is null))
);
create index dead_letter_by_time on dead_letter (account_id, status, at, topic, partition, place);
create index dead_letter_by_reason on dead_letter (account_id, status, reason, at, topic, partition, place);
-- For what the topic does not keep any more, whoever it was.
create index dead_letter_by_place on dead_letter (topic, partition, place);
-- For counting.
create index dead_letter_waiting on dead_letter (topic, reason) where status = 'WAITING';
