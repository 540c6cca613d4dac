-- What was remembered of numbers until their contact was deleted: if the CRM says that it merged the contact, it is remembered
-- of the other one.
create table forgotten_number (
    account_id    text        not null,
    number        text        not null,
    contact_id    text        not null,
    remembered_by text        not null,
    remembered_at timestamptz not null,
    forgotten_at  timestamptz not null,
    primary key (account_id, number)
);
create index forgotten_number_by_contact on forgotten_number (account_id, contact_id);
create index forgotten_number_by_time on forgotten_number (forgotten_at);
