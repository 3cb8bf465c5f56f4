/* Writes down what a program does to the files whose paths hold $RECORD_PATH, for LD_PRELOAD: one
 * after the other to the file $RECORD_LOG, as a line of words that TABs part, and behind it the
 * bytes that the last number of the line counts. What a program writes through a mapping is on disk
 * with its msync, and is written down there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The function of the C library that ours stands before. */
#define REAL(name)               \
  static __typeof__(&name) real; \
  if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int wanted(const char* path) {
  const char* part = getenv("RECORD_PATH");
  return part != NULL && path != NULL && strstr(path, part) != NULL;
}

static void put(const char* line, const void* bytes, size_t size) {
  static int log = -1;
  if (log < 0) {
    const char* file = getenv("RECORD_LOG");
    if (file == NULL) return;
    log = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (log < 0) return;
  }
  size_t done = 0;
  const size_t length = strlen(line);
  while (done < length) done += (size_t)syscall(SYS_write, log, line + done, length - done);
  for (done = 0; done < size;) {
    done += (size_t)syscall(SYS_write, log, (const char*)bytes + done, size - done);
  }
}

static const char* path_of(int descriptor, char* path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t size = readlink(link, path, PATH_MAX - 1);
  if (size < 0) return NULL;
  path[size] = '\0';
  return wanted(path) ? path : NULL;
}

static const char* absolute(int folder, const char* path, char* whole) {
  if (path[0] == '/') {
    snprintf(whole, PATH_MAX, "%s", path);
  } else {
    char base[PATH_MAX];
    char link[64];
    if (folder == AT_FDCWD) {
      snprintf(link, sizeof link, "/proc/self/cwd");
    } else {
      snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    }
    const ssize_t size = readlink(link, base, sizeof base - 1);
    if (size < 0) return NULL;
    base[size] = '\0';
    if ((size_t)snprintf(whole, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return NULL;
  }
  return wanted(whole) ? whole : NULL;
}

/* A call and, if it was done, its line. */
#define RECORDED(type, call, good, format, ...)       \
  pthread_mutex_lock(&lock);                          \
  const type result = call;                           \
  if (good) {                                         \
    const int before = errno;                         \
    char line[2 * PATH_MAX + 64];                     \
    snprintf(line, sizeof line, format, __VA_ARGS__); \
    put(line, NULL, 0);                               \
    errno = before;                                   \
  }                                                   \
  pthread_mutex_unlock(&lock);                        \
  return result

static mode_t mode_in(int flags, va_list more) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

static int opened(int folder, const char* path, int flags, mode_t mode) {
  static int (*real)(int, const char*, int, ...);
  if (real == NULL) real = (int (*)(int, const char*, int, ...))dlsym(RTLD_NEXT, "openat");
  char whole[PATH_MAX];
  const int changes = (flags & (O_CREAT | O_TRUNC)) != 0 && absolute(folder, path, whole) != NULL;
  if (!changes) return real(folder, path, flags, mode);
  RECORDED(int, real(folder, path, flags, mode), result >= 0, "%s\t%s\t0\n",
           (flags & O_TRUNC) != 0 ? "empty" : "create", whole);
}

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return opened(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return opened(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return opened(folder, path, flags, mode);
}

static void put_bytes(const char* path, long long at, const void* bytes, size_t size) {
  char line[PATH_MAX + 64];
  snprintf(line, sizeof line, "write\t%s\t%lld\t%zu\n", path, at, size);
  put(line, bytes, size);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  REAL(write);
  char path[PATH_MAX];
  const int before = errno;
  const int recorded = path_of(descriptor, path) != NULL;
  errno = before;
  if (!recorded) return real(descriptor, bytes, size);
  pthread_mutex_lock(&lock);
  const off_t at = lseek(descriptor, 0, SEEK_CUR);
  const ssize_t done = real(descriptor, bytes, size);
  if (done > 0) put_bytes(path, at, bytes, (size_t)done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  REAL(pwrite);
  char path[PATH_MAX];
  if (path_of(descriptor, path) == NULL) return real(descriptor, bytes, size, at);
  pthread_mutex_lock(&lock);
  const ssize_t done = real(descriptor, bytes, size, at);
  if (done > 0) put_bytes(path, at, bytes, (size_t)done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t at) {
  return pwrite(descriptor, bytes, size, at);
}

int fsync(int descriptor) {
  REAL(fsync);
  char path[PATH_MAX];
  if (path_of(descriptor, path) == NULL) return real(descriptor);
  RECORDED(int, real(descriptor), result == 0, "sync\t%s\t0\n", path);
}

int fdatasync(int descriptor) { return fsync(descriptor); }

int msync(void* where, size_t size, int flags) {
  REAL(msync);
  pthread_mutex_lock(&lock);
  const int result = real(where, size, flags);
  if (result == 0) {
    // Which file lies there, the system knows.
    FILE* maps = fopen("/proc/self/maps", "r");
    char* line = NULL;
    size_t room = 0;
    while (maps != NULL && getline(&line, &room, maps) > 0) {
      unsigned long begin = 0;
      int name = 0;
      if (sscanf(line, "%lx-%*x %*s %*s %*s %*s %n", &begin, &name) != 1) continue;
      if (begin != (unsigned long)where || name == 0) continue;
      line[strcspn(line, "\n")] = '\0';
      if (!wanted(line + name)) break;
      put_bytes(line + name, 0, where, size);
      char synced[PATH_MAX + 64];
      snprintf(synced, sizeof synced, "sync\t%s\t0\n", line + name);
      put(synced, NULL, 0);
      break;
    }
    free(line);
    if (maps != NULL) fclose(maps);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int ftruncate(int descriptor, off_t size) {
  REAL(ftruncate);
  char path[PATH_MAX];
  if (path_of(descriptor, path) == NULL) return real(descriptor, size);
  RECORDED(int, real(descriptor, size), result == 0, "size\t%s\t%lld\t0\n", path, (long long)size);
}

int ftruncate64(int descriptor, off_t size) { return ftruncate(descriptor, size); }

int posix_fallocate(int descriptor, off_t at, off_t size) {
  REAL(posix_fallocate);
  char path[PATH_MAX];
  if (path_of(descriptor, path) == NULL) return real(descriptor, at, size);
  RECORDED(int, real(descriptor, at, size), result == 0, "room\t%s\t%lld\t0\n", path,
           (long long)(at + size));
}

int posix_fallocate64(int descriptor, off_t at, off_t size) {
  return posix_fallocate(descriptor, at, size);
}

int rename(const char* from, const char* to) {
  REAL(rename);
  char a[PATH_MAX];
  char b[PATH_MAX];
  if (absolute(AT_FDCWD, from, a) == NULL || absolute(AT_FDCWD, to, b) == NULL) {
    return real(from, to);
  }
  RECORDED(int, real(from, to), result == 0, "rename\t%s\t%s\t0\n", a, b);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned int flags) {
  REAL(renameat2);
  char a[PATH_MAX];
  char b[PATH_MAX];
  if (absolute(from_folder, from, a) == NULL || absolute(to_folder, to, b) == NULL) {
    return real(from_folder, from, to_folder, to, flags);
  }
  RECORDED(int, real(from_folder, from, to_folder, to, flags), result == 0, "%s\t%s\t%s\t0\n",
           (flags & RENAME_EXCHANGE) != 0 ? "exchange" : "rename", a, b);
}

int link(const char* from, const char* to) {
  REAL(link);
  char a[PATH_MAX];
  char b[PATH_MAX];
  if (absolute(AT_FDCWD, from, a) == NULL || absolute(AT_FDCWD, to, b) == NULL) {
    return real(from, to);
  }
  RECORDED(int, real(from, to), result == 0, "link\t%s\t%s\t0\n", a, b);
}

int unlinkat(int folder, const char* path, int flags) {
  REAL(unlinkat);
  char whole[PATH_MAX];
  if (absolute(folder, path, whole) == NULL) return real(folder, path, flags);
  RECORDED(int, real(folder, path, flags), result == 0, "remove\t%s\t0\n", whole);
}

int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }

int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int remove(const char* path) {
  struct stat status;
  const int folder = lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
  return folder ? rmdir(path) : unlink(path);
}

int mkdir(const char* path, mode_t mode) {
  REAL(mkdir);
  char whole[PATH_MAX];
  if (absolute(AT_FDCWD, path, whole) == NULL) return real(path, mode);
  RECORDED(int, real(path, mode), result == 0, "folder\t%s\t0\n", whole);
}
