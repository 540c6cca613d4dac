-- What was settled in a stretch of time, whenever the call was.
-- Concurrently: calls go on being decided while it is made. An earlier attempt may have been cut off.
drop index concurrently if exists "${flyway:defaultSchema}".conflict_by_settling;
create index concurrently conflict_by_settling on conflict (account_id, resolved_at) where resolved_at is not null;
