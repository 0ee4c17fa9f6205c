# Sourced by every script and recipe: where tools live, which versions, and how the WebAssembly half is compiled.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ROOT

# Trunk 0.22 needs a newer rustc than the stable one this project is built with.
TRUNK_VERSION=0.21.14
LIVEKIT_VERSION=1.13.5
WASM_SPLIT_VERSION=0.2.3
# The oldest compilers the code builds with; Cargo.toml's `rust-version` says the same for Rust.
RUST_MINIMUM=1.95
NODE_MINIMUM=20
GO_MINIMUM=1.24

# Tools compiled by the set-up. One folder per tool and version, outside the clone, so a second clone finds them.
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/majlis/tools

# wasm-bindgen-cli must equal the library's version exactly: Cargo.lock is the one place that says which it is.
wasm_bindgen_version() {
  sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$ROOT/Cargo.lock"
}

tool_dir() { printf '%s/%s-%s/bin' "$TOOLS" "$1" "$2"; }

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

# Names what is missing and the command that brings it, and stops.
missing() {
  printf '\nMissing: %s\nInstall it with:\n    %s\nand run the same command again.\n' "$1" "$2" >&2
  exit 1
}

# at_least HAVE WANT: compares dotted versions.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

# The toolchain that has a wasm32 standard library: the active one, else the one `scripts/setup/wasm.sh` linked.
WASM_TARGET=wasm32-unknown-unknown
WASM_TOOLCHAIN=majlis-wasm
has_wasm_std() {
  local libs
  libs=$(RUSTUP_TOOLCHAIN=${1:-${RUSTUP_TOOLCHAIN:-}} rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null) &&
    compgen -G "$libs/libstd-*.rlib" >/dev/null
}

# in_wasm COMMAND…: runs a command with the toolchain and the target folder of the WebAssembly half. The folder is its
# own because two compilers sharing one would evict each other's results at every turn.
in_wasm() (
  if ! has_wasm_std; then
    export RUSTUP_TOOLCHAIN=$WASM_TOOLCHAIN
  fi
  export CARGO_TARGET_DIR=$ROOT/target/wasm
  "$@"
)

prepend_path() {
  case ":$PATH:" in
    *":$1:"*) ;;
    *) PATH=$1:$PATH ;;
  esac
}
prepend_path "$ROOT/frontend/node_modules/.bin"
prepend_path "$(tool_dir trunk "$TRUNK_VERSION")"
prepend_path "$(tool_dir wasm_split_cli_support "$WASM_SPLIT_VERSION")"
prepend_path "$(tool_dir livekit-server "$LIVEKIT_VERSION")"
if [ -e "$ROOT/Cargo.lock" ]; then
  prepend_path "$(tool_dir wasm-bindgen-cli "$(wasm_bindgen_version)")"
fi
export PATH

# The newest PostgreSQL whose server programs are installed the Debian way, empty if none.
postgres_version() {
  find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sed -n 's|.*/postgresql/\([0-9]*\)/.*|\1|p' | sort -n | tail -n1
}

# What the server and the tests look for.
export MAJLIS_SITE=${MAJLIS_SITE:-$ROOT/target/site}
if [ -z "${MAJLIS_LIVEKIT_SERVER:-}" ]; then
  MAJLIS_LIVEKIT_SERVER=$(command -v livekit-server || true)
fi
export MAJLIS_LIVEKIT_SERVER
if [ -z "${MAJLIS_CHROMIUM:-}" ] && [ -x /usr/bin/chromium ]; then
  MAJLIS_CHROMIUM=/usr/bin/chromium
fi
# Beside Debian's Chromium only: a browser of somebody's own is meant for every test.
if [ "${MAJLIS_CHROMIUM:-}" = /usr/bin/chromium ] && [ -z "${MAJLIS_HEADLESS_SHELL:-}" ] &&
  [ -x /usr/bin/chromium-headless-shell ]; then
  MAJLIS_HEADLESS_SHELL=/usr/bin/chromium-headless-shell
fi
export MAJLIS_CHROMIUM=${MAJLIS_CHROMIUM:-} MAJLIS_HEADLESS_SHELL=${MAJLIS_HEADLESS_SHELL:-}
