-- The W3C traceparent of the decision, for whoever publishes the line to go on with; null while traces are off.
alter table audit_trail add column traceparent text;

-- What was settled in a stretch of time, whenever the call was.
create index conflict_by_settling on conflict (account_id, resolved_at) where resolved_at is not null;
