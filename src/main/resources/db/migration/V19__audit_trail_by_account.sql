-- What an account's clients of the event stream missed, in commit order.
-- Concurrently: calls go on being decided while it is made. An earlier attempt may have been cut off.
drop index concurrently if exists "${flyway:defaultSchema}".audit_trail_by_account;
create index concurrently audit_trail_by_account on audit_trail (account_id, tx, line);
