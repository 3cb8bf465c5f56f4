#!/usr/bin/env bash
# How well headings are read: precision and recall of each field over headings with values set by
# hand; or, with --headless, what is invented where a text has no heading. Without files: those of
# tests/data/headings.
#
#   benchmarks/headings/run.sh [--misses] [--headless] [FILE.jsonl…]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
{ cmake --preset release && cmake --build --preset release --target rostrum-bench-headings; } \
  >build/benchmarks-build.log 2>&1 || { tail -n 20 build/benchmarks-build.log >&2; exit 2; }
flags=()
files=()
for argument in "$@"; do
  case $argument in
    --*) flags+=("$argument") ;;
    *) files+=("$argument") ;;
  esac
done
own=gold
case " ${flags[*]} " in *' --headless '*) own=headless ;; esac
[ ${#files[@]} -gt 0 ] || files=("tests/data/headings/$own.jsonl")
exec build/release/bin/rostrum-bench-headings "${flags[@]}" "${files[@]}"
