-- The open associations of a contact with many, as far as a conflict shows them: first those that do not tell when they were
-- created, then the newest; at most 20, and some kilobytes.
create function shown_associations(associations text) returns text language sql immutable parallel safe cost 1000 as $$
    select coalesce('[' || string_agg(n.one::text, ',' order by n.place) || ']', '[]')
    from (
        select o.one, o.place, sum(octet_length(o.one::text)) over (order by o.place) as bytes
        from (
            select a.one, row_number() over (order by (a.one ->> 'createdAt')::timestamptz desc nulls first, a.n) as place
            from jsonb_array_elements(associations::jsonb) with ordinality as a(one, n)
            where (a.one ->> 'open')::boolean
        ) o
        where o.place <= 20
    ) n
    where n.place <= 2 or n.bytes <= 8192
$$;

-- How many associations are open, in all.
create function open_associations(associations text) returns integer language sql immutable parallel safe cost 1000 as $$
    select count(*)::integer from jsonb_array_elements(associations::jsonb) as a(one) where (a.one ->> 'open')::boolean
$$;

-- How many contacts have the number of a conflict; null where the conflict carries all of them.
alter table conflict add column candidate_count integer;
