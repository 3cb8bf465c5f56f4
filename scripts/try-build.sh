#!/usr/bin/env bash
# Builds Rostrum in a bare system made for it, and asks the sample a question: on other versions of Debian, on Ubuntu, by clang.
# Needs root, debootstrap and the mirrors; says so where it cannot run. Takes as long as a build.
#   --suite S      trixie unless told otherwise: bookworm, trixie, noble …
#   --mirror URL   http://deb.debian.org/debian; of Ubuntu http://archive.ubuntu.com/ubuntu
#   --compiler C   g++ or clang++
#   --system DIR   a bare system that is there already, and is kept
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

suite=trixie mirror='' compiler=g++ root=''
while [ $# -gt 0 ]; do
  case "$1" in
    --suite) suite=${2:?} ;;
    --mirror) mirror=${2:?} ;;
    --compiler) compiler=${2:?} ;;
    --system) root=${2:?} ;;
    *) echo "try-build: unknown argument '$1'; see the top of this file" >&2; exit 2 ;;
  esac
  shift 2
done
components=main
case $suite in
  jammy | noble | plucky | questing)
    mirror=${mirror:-http://archive.ubuntu.com/ubuntu} components=main,universe ;;
  *) mirror=${mirror:-http://deb.debian.org/debian} ;;
esac

skip() { echo "try-build: skipped: $*"; exit 0; }
step() { printf '\n== %s\n' "$*"; }

[ "$(id -u)" = 0 ] || skip "only root can make a system to build in"
if [ -n "$root" ]; then
  trap 'umount -q "$root/proc" || true' EXIT
else
  command -v debootstrap >/dev/null || skip "debootstrap is not installed"
  [ -e "/usr/share/debootstrap/scripts/$suite" ] || skip "debootstrap knows no $suite here"
  root=$(mktemp -d)
  chmod 755 "$root"
  trap 'umount -q "$root/proc" || true; rm -rf --one-file-system "$root"' EXIT
  step "a bare $suite"
  log=$(debootstrap --variant=minbase --components="$components" "$suite" "$root" "$mirror" 2>&1) || {
    printf '%s\n' "$log" | tail -n 5
    skip "no $suite could be made from $mirror"
  }
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc" || skip "no /proc can be mounted here"
within() { chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
  ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"; }

step "packages"
rm -rf "$root/src"
mkdir "$root/src"
git ls-files -z | xargs -0 cp --parents -t "$root/src"
within /src/scripts/install-packages.sh
[ "$compiler" = g++ ] || within apt-get install -y -q --no-install-recommends clang

step "build by $compiler"
# Their presets are of the oldest CMake that is supported; warnings are no errors.
within cmake -S /src -B /src/build/try -G Ninja -DCMAKE_BUILD_TYPE=Release -DROSTRUM_TESTS=OFF -DROSTRUM_BENCHMARKS=OFF \
  -DCMAKE_CXX_COMPILER="$compiler" >/dev/null
within cmake --build /src/build/try

step "a question"
within /src/build/try/bin/rostrum-index add /src/corpus/sample --index /tmp/index --quiet
within /src/build/try/bin/rostrum-search query withdraw --index /tmp/index --limit 1 --facets none

step "done: built in $suite by $compiler"
