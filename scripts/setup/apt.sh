#!/usr/bin/env bash
# apt.sh PACKAGE…: installs the Debian packages that are missing; touches nothing when none is.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

absent=()
for package in "$@"; do
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || absent+=("$package")
done
[ ${#absent[@]} -gt 0 ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=(env DEBIAN_FRONTEND=noninteractive)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
else
  missing "system packages: ${absent[*]}" "sudo apt-get update && sudo apt-get install -y ${absent[*]}"
fi

say "Installing system packages: ${absent[*]}"
"${as_root[@]}" apt-get update -q >&2
"${as_root[@]}" apt-get install -y -q --no-install-recommends "${absent[@]}" >&2
