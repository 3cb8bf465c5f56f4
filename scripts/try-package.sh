#!/usr/bin/env bash
# Installs the packages that scripts/build-package.sh has made in a bare system, made for it, and uses them as a user does:
# index, query, documents, manual, TAB, a program with the library, removal. Needs root and the mirrors of Debian; says so where it cannot run.
#   --suite S     bookworm unless told otherwise
#   --mirror URL  http://deb.debian.org/debian
#   --system DIR  a bare system that is there already; it is copied
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. scripts/bare-system.sh

suite=bookworm mirror='' system=''
while [ $# -gt 0 ]; do
  case "$1" in
    --suite) suite=${2:?} ;;
    --mirror) mirror=${2:?} ;;
    --system) system=${2:?} ;;
    *) echo "try-package: unknown argument '$1'; see the top of this file" >&2; exit 2 ;;
  esac
  shift 2
done

fail() { echo "try-package: $*" >&2; exit 1; }

deb=$(echo build/packages/rostrum_*.deb)
library=$(echo build/packages/librostrum-dev_*.deb)
for package in "$deb" "$library"; do [ -e "$package" ] || fail "there is no $package; run scripts/build-package.sh"; done

bare_system "$suite" "$mirror" "$system"
as_user() { chroot --userspec=1000:1000 "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/user LC_ALL=C.UTF-8 "$@"; }
within useradd --create-home --uid 1000 --shell /bin/bash user

step "apt install ./$(basename "$deb")"
cp "$deb" "$root/tmp/rostrum.deb"
within apt-get update -q
within apt-get install -y -q --no-install-recommends /tmp/rostrum.deb

step "an ordinary user indexes and asks"
printf '%s\n' '{\rtf1\ansi Statement by Norway\par Fourth Review Conference of the Mine Ban Treaty\par Oslo, 26 November 2019\par We regret every withdrawal from this Convention, and we call upon all to stay.\par}' \
  >"$root/home/user/norway.rtf"
as_user rostrum-index add /usr/share/rostrum/sample /home/user/norway.rtf
as_user rostrum-search query withdraw --limit 2 --country Norway >"$root/tmp/answer"
cat "$root/tmp/answer"
grep -q '^withdraw: ' "$root/tmp/answer" || fail "the query has no answer"
as_user rostrum-index check
as_user rostrum-search help query-language | grep -q 'NEAR/5' || fail "help has no query language"

step "manual and TAB"
within apt-get install -y -q --no-install-recommends man-db bash-completion
for page in rostrum-index rostrum-search rostrum-query-language rostrum-guide rostrum-server rostrum-corpus; do
  as_user env MANPAGER=cat man "$page" | grep -q '^NAME' || fail "man $page shows nothing"
done
cat >"$root/tmp/tab" <<'TAB'
. /usr/share/bash-completion/bash_completion
_completion_loader rostrum-search
COMP_WORDS=(rostrum-search query --country Norw) COMP_CWORD=3
COMP_LINE='rostrum-search query --country Norw' COMP_POINT=${#COMP_LINE} COMP_TYPE=9
$(complete -p rostrum-search | sed 's/.*-F \([^ ]*\) .*/\1/') rostrum-search Norw --country
printf '%s\n' "${COMPREPLY[@]}"
TAB
[ "$(as_user bash /tmp/tab)" = Norway ] || fail "TAB does not offer Norway"

step "a program with librostrum"
cp "$library" "$root/tmp/library.deb"
within apt-get install -y -q --no-install-recommends g++ /tmp/library.deb
as_user sh -c 'g++ -std=c++20 /usr/share/doc/rostrum/examples/ask.cpp -o /tmp/ask $(pkg-config --cflags --libs rostrum)'
as_user /tmp/ask /home/user/.local/share/rostrum/index withdraw >"$root/tmp/answer"
cat "$root/tmp/answer"
grep -q '^Norway [0-9]' "$root/tmp/answer" || fail "the program with librostrum has no answer"

step "removal"
within apt-get purge -y -q rostrum librostrum-dev
left=$(find "$root/usr" "$root/etc" "$root/lib" "$root/var/lib" -xdev -name '*rostrum*' ! -path '*/var/lib/dpkg/*' 2>/dev/null || true)
[ -z "$left" ] || fail "it leaves behind: $left"

step "done: installed, used and removed in $suite"
