#!/usr/bin/env bash
# How well headings are read: precision and recall of each field over headings with values set by
# hand; with --headless, what is invented where a text has no heading; with --evidence, which
# quotations do not say the value that rests on them. Without files: those of tests/data/headings.
#
#   benchmarks/headings/run.sh [--misses] [--headless | --evidence] [FILE…]
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
own=(gold forms)
case " ${flags[*]} " in *' --headless '*) own=(headless) ;; esac
if [ ${#files[@]} -eq 0 ]; then
  for name in "${own[@]}"; do files+=("tests/data/headings/$name.jsonl"); done
fi
exec build/release/bin/rostrum-bench-headings "${flags[@]}" "${files[@]}"
