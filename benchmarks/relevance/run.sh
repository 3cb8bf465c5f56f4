#!/bin/sh
# Measures the ranking on judged collections: benchmarks/relevance/run.sh [--json FILE] COLLECTION...
# benchmarks/relevance/README.md says what a collection is. BIN names another folder of programs.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
bin=${BIN:-}
for preset in release ci dev; do
  if [ -z "$bin" ] && [ -x "$root/build/$preset/bin/rostrum-relevance" ]; then
    bin=$root/build/$preset/bin
  fi
done
if [ -z "$bin" ]; then
  echo "run.sh: rostrum-relevance is not built; cmake --preset release && cmake --build --preset release" >&2
  exit 2
fi

json=
if [ "${1:-}" = "--json" ] && [ $# -ge 2 ]; then
  json=$2
  shift 2
fi
if [ $# -eq 0 ]; then
  echo "usage: run.sh [--json FILE] COLLECTION..." >&2
  exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# The judged questions over the sample corpus have no documents of their own: those are the corpus.
first=$#
for folder in "$@"; do
  if [ "$(cd "$folder" 2>/dev/null && pwd)" = "$here/sample" ]; then
    mkdir -p "$work/sample"
    cp "$folder/queries.jsonl" "$folder/qrels.tsv" "$work/sample/"
    "$bin/rostrum-index" inspect "$root/corpus/sample" > "$work/sample/docs.json"
    folder=$work/sample
  fi
  set -- "$@" "$folder"
done
shift "$first"

if [ -n "$json" ]; then
  set -- --json "$json" "$@"
fi
"$bin/rostrum-relevance" "$@"
