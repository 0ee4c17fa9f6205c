#!/usr/bin/env bash
# Trunk, the builder of the WebAssembly half.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

bash "$(dirname "$0")/cargo-tool.sh" trunk trunk "$TRUNK_VERSION" --locked
