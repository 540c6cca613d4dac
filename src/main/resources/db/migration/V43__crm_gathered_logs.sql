-- No new logs are sent before this time: a batch was sent, and further logs are gathered. Null before the first batch, and where each
-- log is sent at once.
alter table crm_connection add column logs_at timestamptz;
