#!/usr/bin/env bash
# Sets up Rostrum on Debian 12 and does its job once: installs, builds, indexes the sample statements,
# answers a question. Safe to run again: what is done is not done twice.
#   --open   then starts the server and opens its first page in a browser
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

open=no
case "${1:-}" in
  '') ;;
  --open) open=yes ;;
  *) echo "quickstart.sh: unknown argument '$1'; only --open is known" >&2; exit 2 ;;
esac

step() { printf '\n== %s\n' "$*"; }
bin=$PWD/build/release/bin
index=$PWD/build/sample-index
address=http://127.0.0.1:8080/

step "1 of 4: packages (the first time 1 to 3 minutes)"
scripts/install-packages.sh

step "2 of 4: build (the first time 5 to 15 minutes, by the number of processors; $(nproc) here)"
mkdir -p build
log=$PWD/build/quickstart.log
build() {
  cmake --preset release && cmake --build --preset release --target rostrum-index rostrum-extract rostrum-search
}
# A terminal shows how far it is on one line; elsewhere only a failure is of interest.
if [ -t 1 ]; then
  cmake --preset release >"$log" 2>&1 || { tail -n 30 "$log" >&2; exit 2; }
  cmake --build --preset release --target rostrum-index rostrum-extract rostrum-search
elif ! build >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  echo "quickstart.sh: the build has failed; all of it stands in $log" >&2
  exit 2
fi
echo "built in ${SECONDS} s with the packages: $bin"

step "3 of 4: index the sample statements"
"$bin/rostrum-index" add corpus/sample --index "$index" --prune

step "4 of 4: ask: who spoke of withdrawing?"
echo "\$ rostrum-search query withdraw"
"$bin/rostrum-search" query withdraw --index "$index" --limit 3 --no-pager

quoted_bin=$(printf '%q' "$bin")
quoted_index=$(printf '%q' "$index")
cat <<EOF

All is set up. The statements above are samples, written for this project and delivered by nobody.

Once in each shell:
  export PATH=$quoted_bin:"\$PATH" ROSTRUM_INDEX=$quoted_index
Then, from any folder:
  rostrum-search query '"withdraw from the convention"' --country Norway
  rostrum-search query 'clearance OR "victim assistance"' --convention "Ottawa Convention" --from 2015
  rostrum-search coverage
Your own statements:
  rostrum-index add FOLDER --index my-index
  rostrum-search query WORDS --index my-index
More: README.md, docs/guide.md, docs/query-language.md, corpus/README.md

The same in a browser, at $address:
  $quoted_bin/rostrum-search serve --index $quoted_index
EOF

[ "$open" = yes ] || exit 0
step "the server: $address (Ctrl-C ends it)"
if command -v xdg-open >/dev/null; then
  # Once it answers.
  (for _ in 1 2 3 4 5 6 7 8 9 10; do
     sleep 0.3
     (exec 3<>/dev/tcp/127.0.0.1/8080) 2>/dev/null && { xdg-open "$address" >/dev/null 2>&1; break; }
   done) &
fi
exec "$bin/rostrum-search" serve --index "$index"
