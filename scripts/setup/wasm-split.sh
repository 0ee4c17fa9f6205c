#!/usr/bin/env bash
# Cuts the WebAssembly at the functions marked `#[wasm_split(…)]` into files that are fetched when they are needed.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

bash "$(dirname "$0")/cargo-tool.sh" wasm_split_cli_support wasm-split-cli "$WASM_SPLIT_VERSION" --locked --features build-binary
