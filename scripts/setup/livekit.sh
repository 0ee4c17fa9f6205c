#!/usr/bin/env bash
# livekit-server, the media server that the demo and the tests run: on PATH in the right version, else compiled by Go.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

if [ -n "${MAJLIS_LIVEKIT_SERVER:-}" ] && [ -x "$MAJLIS_LIVEKIT_SERVER" ]; then exit 0; fi
found=$(livekit-server --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n1 || true)
[ "$found" != "$LIVEKIT_VERSION" ] || exit 0

go_version=$(go env GOVERSION 2>/dev/null | sed 's/^go//' || true)
if [ -z "$go_version" ] || ! at_least "$go_version" "$GO_MINIMUM"; then
  missing "livekit-server $LIVEKIT_VERSION, or Go $GO_MINIMUM to compile it with" \
    "see https://github.com/livekit/livekit/releases/tag/v$LIVEKIT_VERSION (put livekit-server on PATH) or https://go.dev/dl"
fi

say "Compiling livekit-server $LIVEKIT_VERSION (once; about two minutes)"
final=$(tool_dir livekit-server "$LIVEKIT_VERSION")
mkdir -p "$TOOLS"
work=$(mktemp -d "$TOOLS/.livekit-XXXXXX")
trap 'rm -rf "$work"' EXIT
GOBIN=$work GOFLAGS=-buildvcs=false CGO_ENABLED=0 \
  go install "github.com/livekit/livekit-server/cmd/server@v$LIVEKIT_VERSION" >&2
mkdir -p "$final"
mv "$work/server" "$final/livekit-server"
