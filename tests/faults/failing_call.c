/* One system call that fails, for LD_PRELOAD. Counted are calls of $FAULT_CALL (open, read, write,
 * fsync, rename, unlink, ftruncate, fallocate, mkdir, mmap) on paths that hold $FAULT_PATH, or of
 * mmap for memory (memory); the one numbered $FAULT_NTH, from 1, fails with errno $FAULT_ERRNO, and
 * with $FAULT_FOREVER so do all after it; with $FAULT_KILL the process is killed at it. How many
 * there were is written to the file $FAULT_COUNT at the end of the process. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_llong counted;

static int fails(const char* call, const char* path) {
  const char* wanted = getenv("FAULT_CALL");
  const char* part = getenv("FAULT_PATH");
  const char* nth = getenv("FAULT_NTH");
  const char* number = getenv("FAULT_ERRNO");
  if (wanted == NULL || part == NULL || path == NULL || strcmp(call, wanted) != 0) return 0;
  if (strstr(path, part) == NULL) return 0;
  const long long now = atomic_fetch_add(&counted, 1) + 1;
  const long long at = nth != NULL ? atoll(nth) : 0;
  if (at == 0 || now < at || (now > at && getenv("FAULT_FOREVER") == NULL)) return 0;
  if (getenv("FAULT_KILL") != NULL) raise(SIGKILL);
  errno = number != NULL ? atoi(number) : EIO;
  return 1;
}

static int fails_on(const char* call, int descriptor) {
  char link[64];
  char path[PATH_MAX];
  const int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  errno = before;
  if (size < 0) return 0;
  path[size] = '\0';
  return fails(call, path);
}

__attribute__((destructor)) static void tell(void) {
  const char* file = getenv("FAULT_COUNT");
  if (file == NULL) return;
  FILE* out = fopen(file, "w");
  if (out == NULL) return;
  fprintf(out, "%lld", (long long)atomic_load(&counted));
  fclose(out);
}

/* The function of the C library that ours stands before. */
#define REAL(name)               \
  static __typeof__(&name) real; \
  if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static mode_t mode_in(int flags, va_list more) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

int open(const char* path, int flags, ...) {
  REAL(open);
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return fails("open", path) ? -1 : real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  REAL(open64);
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return fails("open", path) ? -1 : real(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  REAL(openat);
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return fails("open", path) ? -1 : real(folder, path, flags, mode);
}

ssize_t read(int descriptor, void* bytes, size_t size) {
  REAL(read);
  return fails_on("read", descriptor) ? -1 : real(descriptor, bytes, size);
}

ssize_t pread(int descriptor, void* bytes, size_t size, off_t at) {
  REAL(pread);
  return fails_on("read", descriptor) ? -1 : real(descriptor, bytes, size, at);
}

ssize_t pread64(int descriptor, void* bytes, size_t size, off_t at) {
  return pread(descriptor, bytes, size, at);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  REAL(write);
  return fails_on("write", descriptor) ? -1 : real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  REAL(pwrite);
  return fails_on("write", descriptor) ? -1 : real(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t at) {
  return pwrite(descriptor, bytes, size, at);
}

int fsync(int descriptor) {
  REAL(fsync);
  return fails_on("fsync", descriptor) ? -1 : real(descriptor);
}

int fdatasync(int descriptor) {
  REAL(fdatasync);
  return fails_on("fsync", descriptor) ? -1 : real(descriptor);
}

int rename(const char* from, const char* to) {
  REAL(rename);
  return fails("rename", to) ? -1 : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned int flags) {
  REAL(renameat2);
  return fails("rename", to) ? -1 : real(from_folder, from, to_folder, to, flags);
}

int unlink(const char* path) {
  REAL(unlink);
  return fails("unlink", path) ? -1 : real(path);
}

int mkdir(const char* path, mode_t mode) {
  REAL(mkdir);
  return fails("mkdir", path) ? -1 : real(path, mode);
}

int ftruncate(int descriptor, off_t size) {
  REAL(ftruncate);
  return fails_on("ftruncate", descriptor) ? -1 : real(descriptor, size);
}

int ftruncate64(int descriptor, off_t size) { return ftruncate(descriptor, size); }

int posix_fallocate(int descriptor, off_t at, off_t size) {
  REAL(posix_fallocate);
  return fails_on("fallocate", descriptor) ? errno : real(descriptor, at, size);
}

int posix_fallocate64(int descriptor, off_t at, off_t size) {
  return posix_fallocate(descriptor, at, size);
}

void* mmap(void* where, size_t size, int protection, int flags, int descriptor, off_t at) {
  REAL(mmap);
  const int failed =
      descriptor >= 0 ? fails_on("mmap", descriptor) : fails("memory", getenv("FAULT_PATH"));
  if (failed) return MAP_FAILED;
  return real(where, size, protection, flags, descriptor, at);
}

void* mmap64(void* where, size_t size, int protection, int flags, int descriptor, off_t at) {
  return mmap(where, size, protection, flags, descriptor, at);
}
