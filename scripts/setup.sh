#!/usr/bin/env bash
# setup.sh [--tests]: installs what is missing to run Majlis, and with --tests what its tests need as well. Each step is
# a file in scripts/setup and does nothing when its part is present, so a second run takes about a second.
set -euo pipefail
. "$(dirname "$0")/env.sh"

step() { bash "$ROOT/scripts/setup/$1.sh" "${@:2}"; }

step languages
if [ "${1:-}" = --tests ]; then
  step chromium
  step postgres
  step node end2end
fi
step node frontend
step wasm
step trunk
step wasm-bindgen
step wasm-split
step livekit
