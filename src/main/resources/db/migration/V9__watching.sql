-- What waits for somebody, for counting it: by kind, how long, and whose. It holds open conflicts only, so it stays small.
create index conflict_open on conflict (account_id, kind, opened_at) where status = 'OPEN';
