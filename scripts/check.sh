#!/usr/bin/env bash
# check.sh [STAGE]: formatting and lints of both halves and of the TypeScript; all stages, or the one named:
# format, server-lints, browser-lints, typescript.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

format() { cargo fmt --all --check; }

# The native half. Without `frontend`: it would switch on app's `hydrate` beside `ssr`, which no build ever does.
server-lints() { cargo clippy --locked --workspace --exclude frontend --all-targets -- -D warnings; }

# The browser's half sees other code (`hydrate` instead of `ssr`), by the compiler that builds it.
browser-lints() {
  in_wasm cargo clippy --locked --package app --package frontend --features app/hydrate --target "$WASM_TARGET" -- -D warnings
}

typescript() {
  (cd frontend && npx --no-install tsc --noEmit)
  (cd end2end && npx --no-install tsc --noEmit)
}

stages=("$@")
[ $# -gt 0 ] || stages=(format server-lints browser-lints typescript)
for stage in "${stages[@]}"; do
  say "$stage"
  "$stage"
done
