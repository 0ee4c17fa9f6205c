#!/usr/bin/env bash
# node.sh FOLDER: the npm packages of FOLDER as its package-lock.json says; nothing when that file has not changed.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

folder=$ROOT/$1
stamp=$folder/node_modules/.majlis-lock
cmp -s "$folder/package-lock.json" "$stamp" && exit 0

say "Installing npm packages of $1/"
# No package needs its install script; a browser for Playwright comes from the system (scripts/setup/chromium.sh).
(cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
cp "$folder/package-lock.json" "$stamp"
