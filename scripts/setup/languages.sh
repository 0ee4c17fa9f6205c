#!/usr/bin/env bash
# The compilers and interpreters a person brings along: says which one is absent or too old, and how to get it.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

require() { # NAME HAVE WANT COMMAND
  if [ -z "$2" ]; then
    missing "$1 $3 or newer" "$4"
  fi
  at_least "$2" "$3" || missing "$1 $3 or newer (found $2)" "$4"
}

require Rust "$(rustc --version 2>/dev/null | cut -d' ' -f2)" "$RUST_MINIMUM" \
  "rustup update stable    # rustup itself: https://rustup.rs"
require Node.js "$(node --version 2>/dev/null | tr -d v)" "$NODE_MINIMUM" \
  "see https://nodejs.org/en/download"
command -v npm >/dev/null || missing npm "sudo apt-get install -y npm"
command -v cc >/dev/null || missing "a C compiler (for SQLite)" "sudo apt-get install -y build-essential"
