#!/usr/bin/env bash
# release.sh: dist/majlis, one file with site, migrations and demo data inside, and livekit-server beside it.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

bash scripts/setup.sh
. scripts/env.sh # tools that the set-up has just installed
MAJLIS_QUICK=0 bash scripts/site.sh
say "Building the release"
cargo build --locked --release --package server --features embed
mkdir -p dist
cp target/release/majlis LICENSE dist/
cp "$MAJLIS_LIVEKIT_SERVER" dist/livekit-server
say "Done: $(du -h dist/majlis | cut -f1) dist/majlis, $(du -h dist/livekit-server | cut -f1) dist/livekit-server"
