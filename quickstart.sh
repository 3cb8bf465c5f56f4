#!/usr/bin/env bash
# Sets up Rostrum on Debian 12 and does its job once: installs, builds, indexes the sample statements,
# answers a question. Safe to run again: what is done is not done twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

step() { printf '\n== %s\n' "$*"; }

step "1 of 4: packages"
scripts/install-packages.sh

step "2 of 4: build (some minutes the first time)"
cmake --preset release >/dev/null
cmake --build --preset release --target rostrum-index rostrum-extract rostrum-search
bin=build/release/bin

step "3 of 4: index the sample statements"
index=build/sample-index
"$bin/rostrum-index" add corpus/sample --index "$index" --prune

step "4 of 4: ask: who spoke of withdrawing?"
echo "\$ rostrum-search query withdraw"
"$bin/rostrum-search" query withdraw --index "$index" --limit 3

cat <<EOF

All is set up. The statements above are samples, written for this project and delivered by nobody.

Try next, from this folder:
  export ROSTRUM_INDEX=$index PATH="\$PWD/$bin:\$PATH"
  rostrum-search query '"withdraw from the convention"' --country Norway
  rostrum-search query 'clearance OR "victim assistance"' --convention "Ottawa Convention" --from 2015
  rostrum-search coverage
  rostrum-search serve                        and open http://127.0.0.1:8080/
  rostrum-index inspect corpus/sample/more.jsonl
Your own statements:
  rostrum-index add FOLDER --index my-index
  rostrum-search query WORDS --index my-index
More: README.md, docs/query-language.md, corpus/README.md
EOF
