#!/usr/bin/env bash
# Sets up Rostrum on Debian 12 and runs its checks: build with warnings as errors, all tests, and all
# tests once more, in a shorter form, under AddressSanitizer and UndefinedBehaviorSanitizer. Safe to
# run again.
#   --no-sanitizers   leaves out the second round, which takes about half of the time
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

step() { printf '\n== %s\n' "$*"; }
sanitizers=yes
case "${1:-}" in
  '') ;;
  --no-sanitizers) sanitizers=no ;;
  *) echo "test.sh: unknown argument '$1'; only --no-sanitizers is known" >&2; exit 2 ;;
esac

step "packages"
scripts/install-packages.sh --for-tests

step "form of the sources"
scripts/check-format.sh

step "packages of the browser tests"
# Without them the browser tests are skipped by name.
if log=$(cd tests/browser && { npm ls --all || npm ci --no-audit --no-fund; } 2>&1); then
  echo "tests/browser/node_modules holds what package-lock.json lists"
else
  printf '%s\n' "$log" | tail -n 20
  echo "npm ci has failed, as without a network: the browser tests will be skipped"
fi

step "build (preset ci: optimised, warnings are errors)"
cmake --preset ci >/dev/null
cmake --build --preset ci

step "tests"
ctest --preset ci -j "$(nproc)" --progress

if [ "$sanitizers" = yes ]; then
  step "build under AddressSanitizer and UndefinedBehaviorSanitizer"
  cmake --preset asan >/dev/null
  cmake --build --preset asan
  step "tests under the sanitizers"
  # Shorter than what has just run without them: fewer cases of each property, and without what compares whole answers
  # with those of other programs or other questions, and the browser tests, which ask the pages what tests of tests/server
  # ask them as well. `ctest --preset asan` runs all.
  RC_PARAMS="max_success=30" \
    GTEST_FILTER='-*OracleOfPassages*:*WordingOracle*:*Laws*:*AnalysisTest*:*ReproducibleTest*:*BrowserTest*' \
    ctest --preset asan -j "$(nproc)" --progress
fi

step "done: all checks passed"
