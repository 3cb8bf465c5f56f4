#include "indexer/extraction/confinement.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

namespace rostrum {
namespace {

constexpr rlim_t kMostMemory = rlim_t{1} << 30;
constexpr rlim_t kMostFiles = 64;

void limit(int which, rlim_t most) {
  const rlimit both{most, most};
  if (setrlimit(static_cast<__rlimit_resource>(which), &both) != 0) {
    throw std::runtime_error(std::string("a limit cannot be set: ") + std::strerror(errno));
  }
}

/// System calls that reading a document takes. Everything else fails with EPERM.
constexpr int kAllowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getrandom),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(rseq),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(restart_syscall),
#ifdef ROSTRUM_SANITIZED
    SCMP_SYS(pipe2),  // by which the sanitizers find out what memory they may look at
#endif
};

/// What a program that starts takes besides.
constexpr int kAllowedToStart[] = {
    SCMP_SYS(execve),
    SCMP_SYS(arch_prctl),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(sched_setaffinity),
};

/// Commands of fcntl that reach nobody else: no locks, no owner, no signal.
constexpr int kDescriptorCommands[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL};

void filter_system_calls(bool may_start) {
  const std::unique_ptr<void, void (*)(void*)> context(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                       seccomp_release);
  int failed = context ? 0 : -ENOMEM;
  const auto rule = [&](int call, unsigned count, scmp_arg_cmp first, scmp_arg_cmp second) {
    const int done = seccomp_rule_add(context.get(), SCMP_ACT_ALLOW, call, count, first, second);
    // A call that this kind of machine does not have needs no rule.
    if (done != 0 && done != -EDOM && failed == 0) failed = done;
  };
  if (context) {
    const scmp_arg_cmp none{};
    for (const int call : kAllowed) rule(call, 0, none, none);
    if (may_start) {
      for (const int call : kAllowedToStart) rule(call, 0, none, none);
    }
    constexpr scmp_datum_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    rule(SCMP_SYS(openat), 1, {2, SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY}, none);
    rule(SCMP_SYS(open), 1, {1, SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY}, none);
    for (const int command : kDescriptorCommands) {
      rule(SCMP_SYS(fcntl), 1, {1, SCMP_CMP_EQ, static_cast<scmp_datum_t>(command), 0}, none);
    }
    rule(SCMP_SYS(fcntl), 2, {1, SCMP_CMP_EQ, F_SETFL, 0}, {2, SCMP_CMP_MASKED_EQ, O_ASYNC, 0});
    // Of its limits it reads all and sets one, the processor's time for the next document; of
    // other processes it does neither.
    rule(SCMP_SYS(prlimit64), 2, {0, SCMP_CMP_EQ, 0, 0}, {2, SCMP_CMP_EQ, 0, 0});
    rule(SCMP_SYS(prlimit64), 2, {0, SCMP_CMP_EQ, 0, 0}, {1, SCMP_CMP_EQ, RLIMIT_CPU, 0});
    rule(SCMP_SYS(setrlimit), 1, {0, SCMP_CMP_EQ, RLIMIT_CPU, 0}, none);
    // abort() ends the process by a signal to itself, and to nobody else.
    const auto self = static_cast<scmp_datum_t>(getpid());
    rule(SCMP_SYS(tgkill), 1, {0, SCMP_CMP_EQ, self, 0}, none);
    if (failed == 0) failed = seccomp_load(context.get());
  }
  if (failed != 0) {
    throw std::runtime_error(std::string("this system allows no filter of system calls (") +
                             std::strerror(-failed) + ")");
  }
}

#ifdef SYS_landlock_create_ruleset
/// Where libraries, their data, fonts and tesseract lie. A document comes by the pipe.
constexpr const char* kReadable[] = {"/usr",
                                     "/lib",
                                     "/lib64",
                                     "/etc/fonts",
                                     "/etc/ld.so.cache",
                                     "/proc/self",
                                     "/proc/cpuinfo",
                                     "/proc/meminfo",
                                     "/sys/devices/system/cpu",
                                     "/dev/null",
                                     "/dev/urandom"};

/// Hides every other file. Landlock came with Linux 5.13, and a system may be without it: then what
/// can be read is what the user can read, and nothing can be sent anywhere all the same.
void hide_files() {
  constexpr std::uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
  constexpr std::uint64_t kListing = LANDLOCK_ACCESS_FS_READ_DIR;
  landlock_ruleset_attr hidden{};
  hidden.handled_access_fs = kReading | kListing;
  const auto rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &hidden, sizeof hidden, 0));
  if (rules < 0) return;
  for (const char* path : kReadable) {
    const int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) continue;
    struct stat status {};
    const bool folder = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    landlock_path_beneath_attr shown{};
    shown.allowed_access = folder ? kReading | kListing : kReading;
    shown.parent_fd = descriptor;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &shown, 0);
    close(descriptor);
  }
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
}
#else
void hide_files() {}
#endif

void confine(rlim_t memory, bool may_start) {
  // Whoever started it is gone when its pipe is; and it must not outlive that.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (close_range(STDERR_FILENO + 1, ~0U, 0) != 0) {
    for (int descriptor = STDERR_FILENO + 1; descriptor < 4096; ++descriptor) close(descriptor);
  }
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, kMostFiles);
#ifndef ROSTRUM_SANITIZED
  limit(RLIMIT_AS, memory);
#else
  (void)memory;
#endif
  hide_files();
  filter_system_calls(may_start);
}

}  // namespace

void confine_this_process() { confine(kMostMemory, false); }

void confine_for_tesseract() {
  limit(RLIMIT_CPU, kMostRecognitionSeconds);
  confine(2 * kMostMemory, true);
}

void allow_one_more_document() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  rlimit both{};
  getrlimit(RLIMIT_CPU, &both);
  both.rlim_cur =
      static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + kMostProcessorSeconds;
  setrlimit(RLIMIT_CPU, &both);
}

}  // namespace rostrum
