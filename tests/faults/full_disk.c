/* A disk that fills up, for LD_PRELOAD: below the folder $FAULT_FOLDER, writes beyond $FAULT_BYTES
 * bytes in all fail with ENOSPC. Reading and deleting work, as on a real disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_llong written;

static int is_ours(int descriptor) {
  const char* folder = getenv("FAULT_FOLDER");
  char link[64];
  char path[PATH_MAX];
  if (folder == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = '\0';
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int full(int descriptor, size_t size) {
  const char* most = getenv("FAULT_BYTES");
  if (most == NULL || !is_ours(descriptor)) return 0;
  if (atomic_fetch_add(&written, (long long)size) + (long long)size <= atoll(most)) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static ssize_t (*real)(int, const void*, size_t);
  if (real == NULL) real = (ssize_t(*)(int, const void*, size_t))dlsym(RTLD_NEXT, "write");
  return full(descriptor, size) ? -1 : real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  static ssize_t (*real)(int, const void*, size_t, off_t);
  if (real == NULL) real = (ssize_t(*)(int, const void*, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
  return full(descriptor, size) ? -1 : real(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t at) {
  return pwrite(descriptor, bytes, size, at);
}

int posix_fallocate(int descriptor, off_t at, off_t size) {
  static int (*real)(int, off_t, off_t);
  if (real == NULL) real = (int (*)(int, off_t, off_t))dlsym(RTLD_NEXT, "posix_fallocate");
  return full(descriptor, (size_t)size) ? ENOSPC : real(descriptor, at, size);
}

int posix_fallocate64(int descriptor, off_t at, off_t size) {
  return posix_fallocate(descriptor, at, size);
}
