# Sourced by scripts/try-build.sh and scripts/try-package.sh: a bare system of Debian or Ubuntu in a folder of its own, which
# is gone with the script. Needs root, debootstrap and the mirrors; where one is missing the script is skipped, and says so.

skip() { echo "$(basename "$0" .sh): skipped: $*"; exit 0; }
step() { printf '\n== %s\n' "$*"; }

# bare_system SUITE MIRROR SYSTEM: sets $root. SYSTEM is a bare one that is there already, and is copied; "" to make one.
# MIRROR is "" for that of the suite.
bare_system() {
  local suite=$1 mirror=$2 system=$3 log
  # Its kind, in case debootstrap is older than the suite: all of a kind are made alike.
  local like=sid keys=debian components=main
  case $suite in
    jammy | noble | plucky | questing)
      mirror=${mirror:-http://archive.ubuntu.com/ubuntu} like=gutsy keys=ubuntu components=main,universe ;;
    *) mirror=${mirror:-http://deb.debian.org/debian} ;;
  esac
  keys=/usr/share/keyrings/$keys-archive-keyring.gpg
  [ "$(id -u)" = 0 ] || skip "only root can make a system to try in"
  root=$(mktemp -d)
  chmod 755 "$root"
  # Lazily, since what is mounted must be gone from it before it is removed, busy or not.
  trap 'umount -ql "$root/proc" "$root/ccache" 2>/dev/null || true; rm -rf --one-file-system "$root"' EXIT
  step "a bare $suite"
  if [ -n "$system" ]; then
    cp -a "$system/." "$root"
  else
    command -v debootstrap >/dev/null || skip "debootstrap is not installed"
    [ -e "$keys" ] || skip "the keys of $suite are not here: $keys (package debian-archive-keyring, or ubuntu-keyring of Debian 13)"
    log=$(debootstrap --variant=minbase --components="$components" --keyring="$keys" "$suite" "$root" "$mirror" "$like" 2>&1) || {
      printf '%s\n' "$log" | tail -n 5
      skip "no $suite could be made from $mirror"
    }
  fi
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  mount -t proc proc "$root/proc" || skip "no /proc can be mounted here"
}

# A command in it, as root.
within() {
  chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}
