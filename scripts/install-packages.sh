#!/usr/bin/env bash
# Installs what Rostrum is built with, from Debian 12, as root or through sudo. Does nothing where all
# of it is there. `--for-tests` adds what the tests need, `--for-benchmarks` the engines that
# benchmarks/run.sh compares with, `--for-fuzzing` the compiler of preset fuzz, `--for-packaging` what makes and
# tries packages; `--list` only says what Rostrum is built with. docs/ARCHITECTURE.md says what each is for.
set -euo pipefail

packages=(g++ cmake ninja-build pkg-config
          libxapian-dev libcli11-dev libtomlplusplus-dev nlohmann-json3-dev libvalijson-dev
          libicu-dev libfmt-dev libmd4c-dev libcld2-dev libssl-dev libzstd-dev libxxhash-dev libmimalloc-dev
          libpoppler-cpp-dev libpoppler-private-dev poppler-data libzip-dev libpugixml-dev libgsf-1-dev libgmime-3.0-dev libarchive-dev zlib1g-dev libxml2-dev libseccomp-dev
          libboost-dev libkainjow-mustache-dev)
if [ "${1:-}" = --list ]; then
  printf '%s\n' "${packages[@]}"
  exit 0
fi
if [ "${1:-}" = --for-tests ]; then
  packages+=(libgtest-dev librapidcheck-dev xapian-tools python3 python3-xapian libsqlite3-dev tesseract-ocr
             texlive-binaries pandoc bibutils chromium bash-completion zsh fish mandoc man-db)
  # They may come from elsewhere than Debian, whose packages would then be in their way.
  for command in nodejs:node npm:npm; do
    [ -n "$(command -v "${command#*:}")" ] || packages+=("${command%:*}")
  done
fi
if [ "${1:-}" = --for-benchmarks ]; then
  packages+=(python3 libsqlite3-dev default-jdk-headless liblucene8-java wrk lighttpd xapian-omega)
fi
if [ "${1:-}" = --for-packaging ]; then
  packages+=(debhelper fakeroot lintian debootstrap python3)
fi
if [ "${1:-}" = --for-fuzzing ]; then
  packages+=(libgtest-dev librapidcheck-dev clang-14 libclang-rt-14-dev)
fi

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "packages: all ${#packages[@]} are installed"
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  echo "packages: this script knows Debian's apt-get alone; install by hand: ${missing[*]}" >&2
  exit 2
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "packages: not root and no sudo here; have an administrator run: apt-get install ${missing[*]}" >&2
    exit 2
  fi
  as_root=(sudo)
fi
log=${TMPDIR:-/tmp}/rostrum-packages.$$.log
echo "packages: installing ${#missing[@]}, which takes 1 to 3 minutes: ${missing[*]}"
if ! { "${as_root[@]}" apt-get update -q &&
       "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
         apt-get install -y -q --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  echo "packages: apt-get has failed; all that it said stands in $log" >&2
  exit 2
fi
rm -f "$log"
echo "packages: installed in ${SECONDS} s"
