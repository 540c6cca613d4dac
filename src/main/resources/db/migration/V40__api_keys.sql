-- Keys with which programs of an account put contacts. A revoked key has no row.
create table api_key (
    account_id   text        not null,
    id           uuid        not null,
    name         text        not null,
    -- SHA-256 of the key in hex; the key itself is not stored.
    digest       text        not null unique,
    created_by   text        not null,
    created_at   timestamptz not null,
    -- To the minute; null before the first use.
    last_used_at timestamptz,
    primary key (account_id, id)
);
