#!/usr/bin/env bash
# run.sh: a whole academy on http://localhost:3000, with people, lessons and a media server of its own.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

bash scripts/setup.sh
. scripts/env.sh # tools that the set-up has just installed
bash scripts/site.sh
say "Building the server"
cargo build --package server
exec target/debug/majlis demo
