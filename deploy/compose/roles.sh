#!/bin/sh
# Makes the role of the service, once, when the data directory is new; see src/docs/security.md. The migrations give it its rights.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$SERVICE_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role autolog_service login password :'password';
SQL
