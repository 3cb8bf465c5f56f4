# For the scripts that time programs, to be sourced: sets `programs` to the folder of those that
# ROSTRUM_PROGRAMS names, or of preset release, which it builds. REQUIRES: `root` is the project's folder.
programs=${ROSTRUM_PROGRAMS:-}
if [ -z "$programs" ]; then
  cd "$root"
  cmake --preset release >/dev/null
  cmake --build --preset release --target rostrum-index rostrum-search rostrum-bench-corpus >/dev/null
  programs=$root/build/release/bin
fi
