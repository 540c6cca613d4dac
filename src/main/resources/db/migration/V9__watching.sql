-- What waits for somebody, for counting it: by kind, how long, and whose. It holds open conflicts only, so it stays small.
-- Concurrently: calls go on being decided while it is made. An earlier attempt may have been cut off.
drop index concurrently if exists "${flyway:defaultSchema}".conflict_open;
create index concurrently conflict_open on conflict (account_id, kind, opened_at) where status = 'OPEN';
