#!/usr/bin/env bash
# The server under load in one command: builds, generates, indexes, asks with wrk while the indexer writes, and beside it
# Xapian Omega under lighttpd; writes benchmarks/results/load.md. Needs wrk, lighttpd and xapian-omega
# (scripts/install-packages.sh --for-benchmarks). All of it stays on this machine.
#
#   benchmarks/load/run.sh                                100,000 statements, about half an hour
#   benchmarks/load/run.sh 10000 --seconds 5 --minutes 1
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
statements=${1:-100000}
[ $# -gt 0 ] && shift
for command in wrk lighttpd scriptindex; do
  command -v "$command" >/dev/null || {
    echo "benchmarks/load/run.sh: $command is not installed; run scripts/install-packages.sh --for-benchmarks" >&2
    exit 2
  }
done
. "$root/benchmarks/release_programs.sh"
exec python3 -B "$root/benchmarks/load/run.py" "$programs" "$statements" \
  --work "$root/build/benchmarks/load-$statements" --table "$root/benchmarks/results/load.md" "$@"
