#!/usr/bin/env bash
# Builds the Debian packages rostrum and librostrum-dev into build/packages, each with a list of what it is made of (SBOM), and has
# lintian look at them.
#   --preset P   what it is made of, instead of preset package; for trying alone
#   --twice      builds it once more from a copy of the sources elsewhere, and compares the bytes
# Needs what scripts/install-packages.sh --for-packaging installs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

step() { printf '\n== %s\n' "$*"; }
preset=package
twice=no
while [ $# -gt 0 ]; do
  case "$1" in
    --preset) preset=${2:?--preset wants a name}; shift ;;
    --twice) twice=yes ;;
    *) echo "build-package: unknown argument '$1'; see the top of this file" >&2; exit 2 ;;
  esac
  shift
done

# All times in the package are that of the release, and nothing in it depends on whoever builds it.
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l packaging/debian/changelog -STimestamp)
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022

step "build (preset $preset)"
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target rostrum-index rostrum-extract rostrum-search rostrum_manual rostrum

step "packages"
packages=$PWD/build/packages
rm -rf "$packages"
mkdir -p "$packages"
(cd packaging && PRESET=$preset DESTINATION=$packages fakeroot debian/rules clean binary)
(cd packaging && fakeroot debian/rules clean >/dev/null)
debs=("$packages"/*.deb)
for deb in "${debs[@]}"; do scripts/make-sbom.py "$deb" >"${deb%.deb}.spdx.json"; done

step "lintian"
lintian --fail-on error,warning --info "${debs[@]}"

if [ "$twice" = yes ]; then
  step "once more, elsewhere"
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git ls-files -z | xargs -0 cp --parents -t "$copy"
  # Nothing that the first has compiled is taken.
  (cd "$copy" && CCACHE_DISABLE=1 scripts/build-package.sh --preset "$preset" >"$packages/second.log" 2>&1)
  for deb in "${debs[@]}"; do cmp "$deb" "$copy/build/packages/$(basename "$deb")"; done
  echo "both builds have the same bytes"
fi

step "done"
(cd "$packages" && sha256sum -- *.deb *.spdx.json)
