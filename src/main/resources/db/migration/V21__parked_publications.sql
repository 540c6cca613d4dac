-- Lines of the audit trail that Kafka refused to take, for example because of their size. The relay went on without them.
create table parked_publication (
    account_id text        not null,
    subject_id uuid        not null,
    line       bigint      not null,
    tx         xid8        not null,
    topic      text        not null,
    version    integer     not null,
    bytes      integer     not null,
    parked_at  timestamptz not null,
    tried_at   timestamptz not null,
    primary key (account_id, subject_id, line)
);
