alter table call_leg
    -- What would have been done with a call that is not logged, as JSON; null where that was not asked.
    add column proposal        text,
    -- Whether the subject is the account's wording; null without a log.
    add column subject_made_up boolean,
    -- The log is not published before; null if it is, or if there is none.
    add column held_until      timestamptz,
    -- It was published when it was complete, and the platform's corrections are not published any more.
    add column published_once  boolean not null default false;
update call_leg set subject_made_up = subject = case direction
        when 'INBOUND' then 'Inbound call from ' else 'Outbound call to ' end || contact_name
    where outcome = 'LOGGED';
create index call_leg_held on call_leg (held_until) where held_until is not null;

-- As the CRM says; null where it does not. Placeholders have the time they were made.
alter table contact add column crm_updated_at timestamptz;
update contact set crm_updated_at = updated_at;
