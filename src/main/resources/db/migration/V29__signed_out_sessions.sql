-- Sessions of the page that people have ended; session is a hash. Rows are needed until the sessions' last tokens expire.
create table signed_out_session (
    session       text        primary key,
    signed_out_at timestamptz not null,
    expires_at    timestamptz not null
);
