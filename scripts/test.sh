#!/usr/bin/env bash
# test.sh: every check and every test, one after the other, with one summary at the end. A failing stage does not stop
# the ones that do not need it; the exit code is 0 only if everything passed. Output of each stage: target/test-logs.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$ROOT"

logs=$ROOT/target/test-logs
rm -rf "$logs"
mkdir -p "$logs"
# In a fresh clone nothing is compiled twice, so incremental data would only cost time and disk.
[ -z "${CI:-}" ] || export CARGO_INCREMENTAL=0

summary=()
passed=0
failed=0
skipped=0

# stage NAME COMMAND…: runs a command, keeps its output, notes result and time. A failure that no test runner counted
# (a lint, a compiler error) counts as one failed.
stage() {
  local name=$1 started=$SECONDS counts=(0 0 0) verdict=passed
  shift
  say "$name"
  if ! "$@" 2>&1 | tee "$logs/$name.log"; then verdict=FAILED; fi
  case $name in
    rust-tests) read -ra counts < <(cargo_counts "$logs/$name.log") ;;
    facade-tests) read -ra counts < <(node_counts "$logs/$name.log") ;;
    end-to-end) read -ra counts < <(playwright_counts "$logs/end-to-end.json") ;;
  esac
  if [ "$verdict" = FAILED ] && [ "${counts[1]}" = 0 ]; then counts[1]=1; fi
  passed=$((passed + counts[0]))
  failed=$((failed + counts[1]))
  skipped=$((skipped + counts[2]))
  summary+=("$(printf '%-14s %-7s %5d s   %s' "$name" "$verdict" $((SECONDS - started)) "$(describe "$name" "${counts[@]}")")")
  [ "$verdict" = passed ]
}

describe() {
  case $1 in rust-tests | facade-tests | end-to-end) echo "$2 passed, $3 failed, $4 skipped" ;; esac
}

cargo_counts() {
  awk '/^test result: / { p += $4; f += $6; s += $8 } END { print p + 0, f + 0, s + 0 }' "$1"
}

node_counts() {
  awk '/^ℹ pass / { p = $3 } /^ℹ fail / { f = $3 } /^ℹ skipped / { s = $3 } END { print p + 0, f + 0, s + 0 }' "$1"
}

# A test that passed only when repeated is a failed one.
playwright_counts() {
  [ -e "$1" ] || { echo 0 0 0; return; }
  node -e '
    const { stats } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    console.log(stats.expected, stats.unexpected + stats.flaky, stats.skipped);
  ' "$1"
}

rust_tests() {
  # No stopping at the first failing crate: one run shows everything that is wrong.
  scripts/with-postgres.sh cargo test --locked --workspace --exclude frontend --no-fail-fast
}

facade_tests() { (cd frontend && npm test --silent); }

end_to_end() {
  PLAYWRIGHT_JSON_OUTPUT_NAME=$logs/end-to-end.json scripts/e2e.sh --reporter=list,json --fail-on-flaky-tests
}

stage set-up scripts/setup.sh --tests || true
. scripts/env.sh # tools that the set-up has just installed
for check in format server-lints browser-lints typescript; do
  stage "$check" scripts/check.sh "$check" || true
done
stage rust-tests rust_tests || true
stage facade-tests facade_tests || true
if stage site scripts/site.sh && stage server cargo build --locked --package server; then
  stage end-to-end end_to_end || true
else
  summary+=("end-to-end     not run: the site or the server does not build")
fi

# Which tests failed, once more where the eye is: above are thousands of lines.
failures() {
  grep -hE '^test .* FAILED$' "$logs/rust-tests.log" || true
  grep -hE '^✖ ' "$logs/facade-tests.log" || true
  [ ! -e "$logs/end-to-end.json" ] || node scripts/failures.mjs "$logs/end-to-end.json"
}

printf '\n'
[ "$failed" = 0 ] || failures 2>/dev/null
printf '%s\n' "${summary[@]}"
[ "$skipped" = 0 ] || printf '%d skipped\n' "$skipped"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
