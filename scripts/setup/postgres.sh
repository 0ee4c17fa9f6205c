#!/usr/bin/env bash
# PostgreSQL for tests: its programs only; each test run starts a server of its own and throws it away afterwards
# (scripts/with-postgres.sh). Nothing is needed when MAJLIS_TEST_POSTGRES_URL names a database that tests may fill.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

[ -z "${MAJLIS_TEST_POSTGRES_URL:-}" ] || exit 0
if command -v pg_virtualenv >/dev/null && [ -n "$(postgres_version)" ]; then exit 0; fi
command -v apt-get >/dev/null ||
  missing "PostgreSQL for tests" "export MAJLIS_TEST_POSTGRES_URL=postgres://USER:PASSWORD@localhost/DATABASE"
bash "$(dirname "$0")/apt.sh" postgresql postgresql-common
