#!/usr/bin/env bash
# A Chromium for the end-to-end tests: the system's, or the one Playwright keeps for this user.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

[ -z "${MAJLIS_CHROMIUM:-}" ] || exit 0
compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium-*" >/dev/null && exit 0
command -v apt-get >/dev/null || missing "Chromium for the end-to-end tests" "cd end2end && npx playwright install chromium"
bash "$(dirname "$0")/apt.sh" chromium
