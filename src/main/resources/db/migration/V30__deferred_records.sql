-- Records of accounts that exceed their share of a batch, as they came, until they are processed.
create table deferred_record (
    account_id text        not null,
    channel    text        not null,
    line       bigint generated always as identity,
    topic      text        not null,
    partition  integer     not null,
    place      bigint      not null,
    -- The record's time in Kafka, in milliseconds; negative if it has none.
    sent_at    bigint      not null,
    key        bytea,
    value      bytea,
    -- JSON: pairs of a name and a value in Base64, null for none.
    headers    text        not null,
    -- Whether its dead letter is published, and only what else follows from it is to be processed.
    dead       boolean     not null,
    at         timestamptz not null default now(),
    primary key (account_id, channel, line)
);
create unique index deferred_record_by_place on deferred_record (account_id, topic, partition, place, sent_at);
