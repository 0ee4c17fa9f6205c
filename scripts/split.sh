#!/usr/bin/env bash
# split.sh PROFILE: from the WebAssembly that Trunk has just compiled in this profile makes target/split: the part that
# every page needs, the parts that are fetched when they are needed, and the glue. A release is made small as well.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

profile=$1
whole=target/wasm/$WASM_TARGET/$profile/frontend.wasm
out=target/split
rm -rf "$out"
mkdir -p "$out"
if [ "$profile" = wasm-release ]; then
  node frontend/prune.mjs "$whole" "$out/pruned.wasm"
  whole=$out/pruned.wasm
fi
wasm-split-cli "$whole" "$out/parts" --out-name frontend
wasm-bindgen --target web --no-typescript --keep-lld-exports --out-dir "$out" --out-name frontend "$out/parts/frontend.wasm"
rm "$out/parts/frontend.wasm"
mv "$out"/parts/* "$out"
rmdir "$out/parts"
rm -f "$out/pruned.wasm"
[ "$profile" = wasm-release ] || exit 0
# `-Os` and functions in the order of their names: larger than by `-Oz`, and smaller once compressed.
for file in "$out"/*.wasm; do
  wasm-opt -Os --reorder-functions-by-name --enable-bulk-memory --enable-bulk-memory-opt --enable-multivalue --enable-mutable-globals \
    --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext -o "$file" "$file"
done
