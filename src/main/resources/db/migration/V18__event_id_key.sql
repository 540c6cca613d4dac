-- The key that hides positions in the audit trail from clients of the event stream; one row, the same for all instances.
create table event_id_key (
    one boolean primary key default true check (one),
    key bytea   not null
);
insert into event_id_key (key)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
