#!/usr/bin/env bash
# cargo-tool.sh CRATE BINARY VERSION [CARGO-INSTALL-FLAG…]: a build tool in exactly this version, kept in the user's cache.
#
# What is on PATH in the right version is used; a prebuilt one through `cargo binstall` comes next; compiling is last.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

crate=$1 binary=$2 version=$3
shift 3

version_on_path() { "$binary" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n1; }
[ "$(version_on_path || true)" != "$version" ] || exit 0
# Some tools do not tell their version.
[ ! -x "$(tool_dir "$crate" "$version")/$binary" ] || exit 0

# The versioned folder gets its name last, so a broken-off installation is never taken for a finished one.
final=$(dirname "$(tool_dir "$crate" "$version")")
mkdir -p "$TOOLS"
work=$(mktemp -d "$TOOLS/.$crate-XXXXXX")
trap 'rm -rf "$work"' EXIT

from_binstall() {
  command -v cargo-binstall >/dev/null &&
    cargo binstall --no-confirm --disable-strategies compile --root "$work/root" "$crate@$version" >&2
}

# Light optimisation: a build tool runs for seconds, compiling it with full optimisation takes minutes more.
from_source() {
  say "Compiling $crate $version (once; a few minutes)"
  env -u CARGO_BUILD_TARGET -u RUSTFLAGS CARGO_TARGET_DIR="$work/target" CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install "$crate" --version "=$version" --root "$work/root" "$@" >&2
}

from_binstall || from_source "$@"
[ -x "$work/root/bin/$binary" ] || { echo "$crate $version was installed without its program $binary" >&2; exit 1; }
rm -rf "$final"
mv "$work/root" "$final"
