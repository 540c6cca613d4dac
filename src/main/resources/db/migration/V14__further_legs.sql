-- An agent can have several legs in a call. A further one has a key of its own in call_id, and the platform's id of the call here.
alter table call_leg add column of_call text;
-- The platform's id of the leg; null when it gives none.
alter table call_leg add column leg_id text;
-- Hashes of records that said something else of the leg, which newer ones replaced; they are not read as new again.
alter table call_leg add column replaced_records text;
-- How many parties on the other side a group message was stored for, once each; null for one.
alter table message add column parties integer;
