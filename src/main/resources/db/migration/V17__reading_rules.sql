-- The newest rules that the phones of all contacts were asked to be read by; at most one row.
create table reading_rules (
    one     boolean     primary key default true check (one),
    version integer     not null,
    -- Of the table of numbering plans that changed.
    digest  text        not null,
    since   timestamptz not null
);

-- Whether contacts with a region of their own are read again too: the rules are others, not only the account's region.
alter table directory_reread add column all_contacts boolean not null default false;
