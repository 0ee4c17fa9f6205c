#!/usr/bin/env bash
# wasm-bindgen's command line, in exactly the version of the library in Cargo.lock: their common format has no other
# promise. Without `--locked`: its lock file pins versions that registries no longer all carry.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

version=$(wasm_bindgen_version)
[ -n "$version" ] || { echo "Cargo.lock names no wasm-bindgen" >&2; exit 1; }
bash "$(dirname "$0")/cargo-tool.sh" wasm-bindgen-cli wasm-bindgen "$version"
