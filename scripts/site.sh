#!/usr/bin/env bash
# site.sh: builds target/site (see frontend/bundle.mjs), unless nothing it is made from has changed.
# MAJLIS_QUICK=1 compiles without optimisation: larger files, for work on the pages.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

inputs_hash() {
  {
    printf '%s\n' "${MAJLIS_QUICK:-0}"
    find Cargo.toml Cargo.lock Trunk.toml app domain frontend style public scripts/site.sh scripts/split.sh -type f \
      -not -path '*/node_modules/*' -not -path '*/tests/*' -print0 | sort -z | xargs -0 sha256sum
  } | sha256sum | cut -d' ' -f1
}

stamp=target/site.inputs
inputs=$(inputs_hash)
if [ -e target/site/assets.json ] && [ "$(cat "$stamp" 2>/dev/null)" = "$inputs" ]; then exit 0; fi

say "Building the site"
rm -f "$stamp"
if [ "${MAJLIS_QUICK:-0}" = 1 ]; then
  in_wasm trunk build
  scripts/split.sh debug
  node frontend/bundle.mjs --quick
else
  in_wasm trunk build --release
  scripts/split.sh wasm-release
  node frontend/bundle.mjs
fi
printf '%s\n' "$inputs" > "$stamp"
