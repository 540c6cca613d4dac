-- The W3C traceparent of the decision, for whoever publishes the line to go on with; null while traces are off.
alter table audit_trail add column traceparent text;
