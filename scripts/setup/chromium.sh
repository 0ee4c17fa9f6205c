#!/usr/bin/env bash
# A Chromium for the end-to-end tests: the system's, or the one Playwright keeps for this user. With Debian's comes its
# headless shell, which reads pages in half the time; where there is none, the whole browser does that too.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

if [ -n "$MAJLIS_CHROMIUM" ] && [ "$MAJLIS_CHROMIUM" != /usr/bin/chromium ]; then exit 0; fi
if [ -z "$MAJLIS_CHROMIUM" ]; then
  compgen -G "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}/chromium-*" >/dev/null && exit 0
  command -v apt-get >/dev/null || missing "Chromium for the end-to-end tests" "cd end2end && npx playwright install chromium"
  bash "$(dirname "$0")/apt.sh" chromium
fi
if [ -z "$MAJLIS_HEADLESS_SHELL" ] && command -v apt-get >/dev/null; then
  bash "$(dirname "$0")/apt.sh" chromium-headless-shell || say "Without chromium-headless-shell the tests take longer"
fi
