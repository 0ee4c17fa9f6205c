#!/usr/bin/env bash
# A Rust standard library for the browser (wasm32-unknown-unknown).
#
# Present: nothing to do. Else rustup fetches it. Where rustup is told not to install anything (RUSTUP_AUTO_INSTALL=0),
# the distribution's compiler comes with library sources: std is built from them once and that compiler is made known
# to rustup under a name of its own. The server half stays on the stable compiler either way.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

libs_of() { RUSTUP_TOOLCHAIN='' "$1" --print target-libdir --target "$WASM_TARGET"; }
# The std is usable only by the very compiler that built it, so its version is kept beside it.
stamp_of() { printf '%s/majlis-built-by' "$(libs_of /usr/bin/rustc)"; }

debian_ready() {
  [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo-clippy ] &&
    [ "$(cat "$(stamp_of)" 2>/dev/null)" = "$(/usr/bin/rustc --version)" ] &&
    [ "$(RUSTUP_TOOLCHAIN=$WASM_TOOLCHAIN rustc --version 2>/dev/null)" = "$(/usr/bin/rustc --version)" ]
}

if has_wasm_std; then exit 0; fi
if debian_ready; then exit 0; fi

command -v rustup >/dev/null ||
  missing "the Rust target $WASM_TARGET" "rustup target add $WASM_TARGET    # rustup: https://rustup.rs"
if [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; then
  say "Adding the Rust target $WASM_TARGET"
  rustup target add "$WASM_TARGET"
  exit 0
fi
command -v apt-get >/dev/null ||
  missing "the Rust target $WASM_TARGET" "rustup target add $WASM_TARGET"

bash "$(dirname "$0")/apt.sh" rustc-web cargo-web rust-web-src rust-web-clippy lld-22
at_least "$(/usr/bin/rustc --version | cut -d' ' -f2)" "$RUST_MINIMUM" ||
  missing "a Rust compiler $RUST_MINIMUM or newer among the distribution's packages" "rustup target add $WASM_TARGET"

as_root=()
[ -w /usr/lib ] || as_root=(sudo)

say "Building the Rust standard library for the browser (once, about a minute)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'TOML'
[package]
name = "majlis-empty"
version = "0.0.0"
edition = "2021"
[profile.release]
panic = "abort"
opt-level = "s"
TOML
printf '#![no_std]\n' > "$work/src/lib.rs"
(
  cd "$work"
  # The compiler refuses `-Z` unless told it may; embedded bitcode lets release builds link std with LTO.
  env -u RUSTUP_TOOLCHAIN -u CARGO_BUILD_TARGET RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc \
    RUSTFLAGS="-Cembed-bitcode=yes" CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build --release --target "$WASM_TARGET" -Z build-std=std,panic_abort >&2
)
libs=$(libs_of /usr/bin/rustc)
"${as_root[@]}" mkdir -p "$libs"
"${as_root[@]}" find "$libs" -name '*.rlib' -delete
find "$work/target/$WASM_TARGET/release/deps" -name '*.rlib' ! -name 'libmajlis_empty*' \
  -exec "${as_root[@]}" cp {} "$libs/" \;

# rustc looks for its WebAssembly linker under this name in its own folder.
linker=$(dirname "$(dirname "$(libs_of /usr/bin/rustc)")")/$(/usr/bin/rustc -vV | sed -n 's/^host: //p')/bin/rust-lld
"${as_root[@]}" mkdir -p "$(dirname "$linker")"
"${as_root[@]}" ln -sf "$(command -v wasm-ld-22)" "$linker"
rustup toolchain link "$WASM_TOOLCHAIN" /usr
/usr/bin/rustc --version | "${as_root[@]}" tee "$(stamp_of)" >/dev/null
debian_ready || { echo "The $WASM_TOOLCHAIN toolchain is not usable after its set-up." >&2; exit 1; }
