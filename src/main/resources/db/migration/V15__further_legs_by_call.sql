-- Concurrently: calls go on being decided while it is made. An earlier attempt may have been cut off.
drop index concurrently if exists "${flyway:defaultSchema}".call_leg_of_call;
create index concurrently call_leg_of_call on call_leg (account_id, of_call) where of_call is not null;
