-- A call that was internal because of a wrong own line can be logged later, after the line was removed.
drop index call_leg_to_log_later;
create index call_leg_to_log_later on call_leg (account_id, started_at desc, id desc)
    where outcome = 'NOT_LOGGED' and not_logged not in ('DISMISSED', 'MESSAGES_ELSEWHERE');
