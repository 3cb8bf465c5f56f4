#!/usr/bin/env bash
# Says which sources clang-format would write otherwise; exit status 1 if there are any.
#   --staged   those alone that the next commit has, as they stand in the index
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v clang-format >/dev/null; then
  echo "check-format: clang-format is not there; the form of the sources was not checked"
  exit 0
fi
# Each version writes some lines otherwise: the sources are as Debian 12's writes them.
if ! clang-format --version | grep -q 'version 14\.'; then
  echo "check-format: this is not clang-format 14; the form of the sources was not checked"
  exit 0
fi
wrong=0
if [ "${1:-}" = --staged ]; then
  while IFS= read -r -d '' file; do
    git show ":$file" | clang-format --assume-filename="$file" --dry-run -Werror || wrong=1
  done < <(git diff --cached --name-only -z --diff-filter=ACMR -- '*.cpp' '*.hpp')
else
  # Where there is no git, as in an unpacked archive, the folders themselves are looked through.
  find schemas indexer searcher tests benchmarks \( -name '*.cpp' -o -name '*.hpp' \) -print0 |
    xargs -0 -P "$(nproc)" -n 50 clang-format --dry-run -Werror || wrong=1
fi
[ "$wrong" = 0 ] || echo "check-format: clang-format -i mends these" >&2
exit "$wrong"
