-- Kafka's topics as they were last seen. One that was deleted and created again under its name has another id.
create table kafka_topic (
    topic        text   primary key,
    id           text   not null,
    -- When it was found to be another topic, or to end before its marks; null if it never was, or since its state is published again.
    recreated_at timestamptz,
    truncated_at timestamptz,
    -- Records that Kafka deleted before they were read, counted up to the last of them and a day after it.
    missed       bigint not null default 0,
    missed_at    timestamptz
);
