-- Entries of the accounts alone that the transaction is about, as policies have it for all other rows.
create or replace function erase_audit_entries(account text, subjects uuid[], lines bigint[]) returns integer
language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    erased integer;
    seen text := nullif(current_setting('autolog.accounts', true), '');
begin
    if seen is null or (seen <> 'true' and not jsonb_exists(seen::jsonb, account)) then
        raise insufficient_privilege using message = 'the transaction is not about this account';
    end if;
    update audit_trail a set payload = null, why = erased_details(a.why)
    from unnest(subjects, lines) as e (subject_id, line)
    where a.account_id = account and a.subject_id = e.subject_id and a.line = e.line;
    get diagnostics erased = row_count;
    return erased;
end $$;
