#!/usr/bin/env bash
# How faithfully documents are read: known texts are laid out as delegations do it, printed by the
# programs that are installed (LibreOffice, Chromium, WeasyPrint, groff, LaTeX, Ghostscript, cairo), read
# back, and compared word by word; pdftotext stands beside. docs/reading.md says how to read the tables.
#
#   benchmarks/reading/run.sh                                   everything: some twenty minutes
#   benchmarks/reading/run.sh --layouts plain,columns --langs en,ar --producers pdf-chromium,docx
#   benchmarks/reading/run.sh --show 20                         the worst documents, with where they differ
#   benchmarks/reading/run.sh --keep FOLDER                     keep the documents, and print none twice
#   benchmarks/reading/run.sh --texts FILE.jsonl --articles 3   other texts, from their fourth paragraph
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
command -v python3 >/dev/null || { echo "benchmarks/reading/run.sh: not installed: python3" >&2; exit 2; }
programs=${ROSTRUM_PROGRAMS:-}
if [ -z "$programs" ]; then
  mkdir -p "$root/build"
  ( cd "$root" && cmake --preset release &&
    cmake --build --preset release --target rostrum-index rostrum-extract ) \
    >"$root/build/benchmarks-build.log" 2>&1 || { tail -n 20 "$root/build/benchmarks-build.log" >&2; exit 2; }
  programs=$root/build/release/bin
fi
exec python3 -B "$root/benchmarks/reading/measure" --programs "$programs" "$@"
