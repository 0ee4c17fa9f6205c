#!/usr/bin/env bash
# e2e.sh [PLAYWRIGHT-FLAG…]: the end-to-end tests against the built server and site. Expects both to be built.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT/end2end"

export MAJLIS_BIN=${MAJLIS_BIN:-$ROOT/target/debug/majlis}
exec npx --no-install playwright test "$@"
