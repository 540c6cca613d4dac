-- On which server, and on which timeline of it, the database was last known to hold all that Kafka knows of; at most one row.
create table database_origin (
    one      boolean primary key default true check (one),
    system   text        not null,
    timeline text        not null,
    -- The last recovery that somebody asked for; empty if nobody ever has.
    asked    text        not null,
    since    timestamptz not null
);

-- Up to where a topic had been dealt with, for certain, when somebody last looked: what the service reads had been taken in,
-- and what it writes had been published from lines that are in this database.
create table kafka_mark (
    topic     text        not null,
    partition integer     not null,
    place     bigint      not null,
    at        timestamptz not null,
    primary key (topic, partition)
);
