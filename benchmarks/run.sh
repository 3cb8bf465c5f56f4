#!/usr/bin/env bash
# The benchmark suite in one command: builds, generates, indexes, asks, compares, writes
# benchmarks/results/NAME/. Installs nothing. docs/performance.md says how to read it.
#
#   benchmarks/run.sh --quick                   under three minutes
#   benchmarks/run.sh --statements 100k
#   benchmarks/run.sh --sizes 10k,100k,1M       with the growth from size to size
#   LUCENE_JARS=a.jar:b.jar benchmarks/run.sh   another Lucene than Debian's
#
# Exit status: 0 done; 1 done, but engines differ in an answer; 2 not done.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

missing=()
for pair in cmake:cmake ninja:ninja-build g++:g++ pkg-config:pkg-config python3:python3; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "benchmarks/run.sh: not installed: ${missing[*]}; run scripts/install-packages.sh" >&2
  exit 2
fi

programs=${ROSTRUM_PROGRAMS:-}
if [ -z "$programs" ]; then
  cd "$root"
  echo "building preset release (log: build/benchmarks-build.log)" >&2
  mkdir -p build
  targets=(rostrum-index rostrum-search rostrum-bench-corpus rostrum-bench-memory
           rostrum-bench-rostrum rostrum-bench-xapian)
  pkg-config --exists sqlite3 2>/dev/null && targets+=(rostrum-bench-sqlite)
  if ! { cmake --preset release && cmake --build --preset release --target "${targets[@]}"; } \
      >build/benchmarks-build.log 2>&1; then
    tail -n 20 build/benchmarks-build.log >&2
    echo "benchmarks/run.sh: the build ended with an error; scripts/install-packages.sh installs what it needs" >&2
    exit 2
  fi
  programs=$root/build/release/bin
fi
exec python3 -B "$root/benchmarks/driver" --programs "$programs" "$@"
