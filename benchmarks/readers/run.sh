#!/usr/bin/env bash
# How quick documents of each format are read, on all cores: the files below the folders given are
# read again and again for some seconds.
#
#   benchmarks/readers/run.sh FOLDER…
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -gt 0 ] || { echo "usage: benchmarks/readers/run.sh FOLDER…" >&2; exit 2; }
( cd "$root" && cmake --preset release && cmake --build --preset release --target rostrum-bench-readers ) \
  >"$root/build/benchmarks-build.log" 2>&1 || { tail -n 20 "$root/build/benchmarks-build.log" >&2; exit 2; }
exec "$root/build/release/bin/rostrum-bench-readers" "$@"
