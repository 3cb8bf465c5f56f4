#!/usr/bin/env bash
# Sets up Rostrum on Debian 12 and runs its checks: build with warnings as errors, and all tests. Safe
# to run again.
#   --sanitizers   the tests once more, under AddressSanitizer and UndefinedBehaviorSanitizer
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

step() { printf '\n== %s\n' "$*"; }
sanitizers=no
case "${1:-}" in
  '') ;;
  --sanitizers) sanitizers=yes ;;
  *) echo "test.sh: unknown argument '$1'; only --sanitizers is known" >&2; exit 2 ;;
esac

step "packages"
scripts/install-packages.sh --for-tests

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
  # rapidcheck with fewer cases each: the full number has just run without the sanitizers.
  RC_PARAMS="max_success=30" ctest --preset asan -j "$(nproc)" --progress
fi

step "done: all checks passed"
