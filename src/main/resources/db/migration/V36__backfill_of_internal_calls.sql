-- A call that was internal because of a wrong own line can be logged later, after the line was removed.
-- Beside call_leg_to_log_later, which the release before goes on using. Concurrently: calls go on being decided while it is made.
-- An earlier attempt may have been cut off.
drop index concurrently if exists "${flyway:defaultSchema}".call_leg_to_backfill;
create index concurrently call_leg_to_backfill on call_leg (account_id, started_at desc, id desc)
    where outcome = 'NOT_LOGGED' and not_logged not in ('DISMISSED', 'MESSAGES_ELSEWHERE');
