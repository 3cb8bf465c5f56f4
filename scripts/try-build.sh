#!/usr/bin/env bash
# Builds Rostrum in a bare system made for it, and asks the sample a question: on other versions of Debian, on Ubuntu, by clang.
# Needs root, debootstrap and the mirrors; says so where it cannot run. Takes as long as a build.
#   --suite S      bookworm unless told otherwise: bookworm, trixie, noble …
#   --mirror URL   http://deb.debian.org/debian; of Ubuntu http://archive.ubuntu.com/ubuntu
#   --compiler C   g++ or clang++
#   --system DIR   a bare system that is there already; it is copied
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. scripts/bare-system.sh

suite=bookworm mirror='' compiler=g++ system=''
while [ $# -gt 0 ]; do
  case "$1" in
    --suite) suite=${2:?} ;;
    --mirror) mirror=${2:?} ;;
    --compiler) compiler=${2:?} ;;
    --system) system=${2:?} ;;
    *) echo "try-build: unknown argument '$1'; see the top of this file" >&2; exit 2 ;;
  esac
  shift 2
done
bare_system "$suite" "$mirror" "$system"

step "packages"
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
