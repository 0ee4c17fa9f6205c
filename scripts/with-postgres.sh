#!/usr/bin/env bash
# with-postgres.sh COMMAND…: runs a command with MAJLIS_TEST_POSTGRES_URL naming a PostgreSQL that it may fill: the
# caller's own if set, else one that lives as long as the command.
set -euo pipefail
. "$(dirname "$0")/env.sh"

if [ -n "${MAJLIS_TEST_POSTGRES_URL:-}" ]; then
  exec "$@"
fi
if [ "${MAJLIS_IN_PG_VIRTUALENV:-}" = 1 ]; then
  export MAJLIS_TEST_POSTGRES_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/${PGDATABASE:-postgres}"
  exec "$@"
fi
# Many tests, each with a pool of its own, connect at once; nothing here has to survive a power cut.
MAJLIS_IN_PG_VIRTUALENV=1 exec pg_virtualenv -t -v "$(postgres_version)" \
  -o max_connections=400 -o fsync=off -o synchronous_commit=off -o full_page_writes=off -- "$ROOT/scripts/with-postgres.sh" "$@"
