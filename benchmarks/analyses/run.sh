#!/usr/bin/env bash
# The analyses in one command: builds, generates, indexes, times each beside a script and SQLite, and writes the table.
#
#   benchmarks/analyses/run.sh                  100,000 statements
#   benchmarks/analyses/run.sh 20000 --runs 3
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
statements=${1:-100000}
[ $# -gt 0 ] && shift
. "$root/benchmarks/release_programs.sh"
exec python3 -B "$root/benchmarks/analyses/run.py" "$programs" "$statements" \
  --work "$root/build/benchmarks/analyses-$statements" --table "$root/benchmarks/results/analyses.md" "$@"
