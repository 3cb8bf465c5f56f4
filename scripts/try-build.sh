#!/usr/bin/env bash
# Builds Rostrum in a bare system made for it, and asks the sample and a PDF questions: on other versions of Debian, on Ubuntu, by clang.
# Needs root, debootstrap and the mirrors; says so where it cannot run. Takes as long as a build.
#   --suite S      bookworm unless told otherwise: bookworm, trixie, noble …
#   --mirror URL   http://deb.debian.org/debian; of Ubuntu http://archive.ubuntu.com/ubuntu
#   --compiler C   g++ or clang++
#   --system DIR   a bare system that is there already; it is copied
#   --tests AREA   also builds the tests of an area (CONTRIBUTING.md), and runs them
#   --ccache DIR   keeps there what is compiled, for the next time
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. scripts/bare-system.sh

suite=bookworm mirror='' compiler=g++ system='' tests='' ccache=''
while [ $# -gt 0 ]; do
  case "$1" in
    --suite) suite=${2:?} ;;
    --mirror) mirror=${2:?} ;;
    --compiler) compiler=${2:?} ;;
    --system) system=${2:?} ;;
    --tests) tests=${2:?} ;;
    --ccache) ccache=${2:?} ;;
    *) echo "try-build: unknown argument '$1'; see the top of this file" >&2; exit 2 ;;
  esac
  shift 2
done
bare_system "$suite" "$mirror" "$system"

step "packages"
mkdir "$root/src"
git ls-files -z | xargs -0 cp --parents -t "$root/src"
within /src/scripts/install-packages.sh
also=()
[ "$compiler" = g++ ] || also+=(clang)
[ -z "$tests" ] || also+=(libgtest-dev librapidcheck-dev)
if [ -n "$ccache" ]; then
  also+=(ccache)
  mkdir -p "$ccache" "$root/ccache"
  mount --bind "$ccache" "$root/ccache"
fi
[ ${#also[@]} -eq 0 ] || within apt-get install -y -q --no-install-recommends "${also[@]}"

step "build by $compiler"
# Their presets are of the oldest CMake that is supported; warnings are no errors.
within cmake -S /src -B /src/build/try -G Ninja -DCMAKE_BUILD_TYPE=Release -DROSTRUM_BENCHMARKS=OFF \
  -DROSTRUM_TESTS="${tests:+ON}" -DCMAKE_CXX_COMPILER="$compiler" >/dev/null
within env CCACHE_DIR=/ccache cmake --build /src/build/try \
  --target rostrum-index rostrum-extract rostrum-search rostrum_manual ${tests:+"${tests}_tests"}
if [ -n "$tests" ]; then
  step "tests of $tests"
  within "/src/build/try/bin/${tests}_tests"
fi

step "questions"
within /src/build/try/bin/rostrum-index add /src/corpus/sample /src/tests/data/documents/chromium-ligatures-ar.pdf \
  --index /tmp/index --quiet
ask() { within /src/build/try/bin/rostrum-search query "$@" --index /tmp/index --limit 1 --facets none; }
ask withdraw
# Words with ligatures, of the PDF: what is read of it depends on the version of Poppler most of all.
ask '"إزالة الألغام"' --country Jordan --item 9 | tee "$root/tmp/answer"
grep -q 'ligatures-ar\.pdf' "$root/tmp/answer"

step "done: built in $suite by $compiler"
