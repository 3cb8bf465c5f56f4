#include "indexer/extraction/confinement.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/landlock.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <exception>

#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

/// The status with which a confined process ends that does this and returns true if it could.
template <typename Work>
int confined(const Work& work) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      confine_this_process();
    } catch (const std::exception&) {
      _exit(3);
    }
    _exit(work() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

class Confinement : public ::testing::Test {
 protected:
  void SetUp() override {
    if (confined([] { return true; }) == 3) {
      GTEST_SKIP() << "skipped: this system allows no filter of system calls";
    }
  }
};

bool can_read(const std::string& file) {
  char byte = 0;
  const int descriptor = open(file.c_str(), O_RDONLY);
  return descriptor >= 0 && read(descriptor, &byte, 1) == 1;
}

TEST_F(Confinement, AllowsReadingWhatLibrariesNeed) {
  EXPECT_EQ(confined([] { return can_read("/usr/share/common-licenses/GPL-3"); }), 1);
}

TEST_F(Confinement, HidesTheFilesOfTheUser) {
  if (syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1) {
    GTEST_SKIP() << "skipped: this kernel has no Landlock";
  }
  const testing::TempDir folder;
  const std::string file = folder.write("a.txt", "x").string();
  EXPECT_EQ(confined([&] { return can_read(file); }), 0);
  EXPECT_EQ(confined([] { return can_read("/etc/passwd"); }), 0);
}

TEST_F(Confinement, ReachesNoOtherProcessAndRaisesNoLimit) {
  const pid_t other = getppid();
  EXPECT_EQ(confined([other] {
              rlimit both{};
              return prlimit(other, RLIMIT_NOFILE, nullptr, &both) == 0;
            }),
            0);
  EXPECT_EQ(confined([] {
              const rlimit more{1U << 20, 1U << 20};
              return setrlimit(RLIMIT_NOFILE, &more) == 0 || setrlimit(RLIMIT_AS, &more) == 0;
            }),
            0);
  EXPECT_EQ(confined([other] { return fcntl(0, F_SETOWN, other) == 0; }), 0);
  EXPECT_EQ(confined([] { return fcntl(0, F_SETSIG, SIGKILL) == 0; }), 0);
  EXPECT_EQ(confined([] { return fcntl(0, F_SETFL, O_ASYNC) == 0; }), 0);
  EXPECT_EQ(confined([other] { return kill(other, 0) == 0; }), 0);
  EXPECT_EQ(confined([] {
              rlimit both{};
              return fcntl(0, F_GETFL) >= 0 && getrlimit(RLIMIT_CPU, &both) == 0;
            }),
            1);
}

TEST_F(Confinement, LooksIntoNoOtherProcess) {
  const pid_t other = getppid();
  EXPECT_EQ(confined([other] { return ptrace(PTRACE_ATTACH, other, nullptr, nullptr) == 0; }), 0);
  EXPECT_EQ(confined([other] {
              char byte = 0;
              iovec own{&byte, 1};
              iovec its{&byte, 1};
              return process_vm_readv(other, &own, 1, &its, 1, 0) >= 0;
            }),
            0);
  EXPECT_EQ(confined([other] { return syscall(SYS_pidfd_open, other, 0) >= 0; }), 0);
  EXPECT_EQ(confined([other] {
              int to = other;
              return ioctl(0, FIOSETOWN, &to) == 0;
            }),
            0);
  EXPECT_EQ(confined([] {
              int on = 1;
              return ioctl(0, FIOASYNC, &on) == 0;
            }),
            0);
  EXPECT_EQ(confined([other] { return syscall(SYS_tgkill, other, other, SIGTERM) == 0; }), 0);
  EXPECT_EQ(confined([other] {
              sched_param parameters{};
              return sched_setscheduler(other, SCHED_BATCH, &parameters) == 0 ||
                     setpriority(PRIO_PROCESS, static_cast<id_t>(other), 19) == 0;
            }),
            0);
}

TEST_F(Confinement, AllowsNoWritingNoNetworkAndNoOtherProgram) {
  const testing::TempDir folder;
  const std::string file = folder.write("a.txt", "x").string();
  const std::string fresh = (folder.path() / "b.txt").string();
  EXPECT_EQ(confined([&] { return open(file.c_str(), O_WRONLY) >= 0; }), 0);
  EXPECT_EQ(confined([&] { return open(file.c_str(), O_RDONLY | O_TRUNC) >= 0; }), 0);
  EXPECT_EQ(confined([&] { return open(fresh.c_str(), O_RDWR | O_CREAT, 0600) >= 0; }), 0);
  EXPECT_EQ(confined([&] { return unlink(file.c_str()) == 0; }), 0);
  EXPECT_EQ(confined([&] { return rename(file.c_str(), fresh.c_str()) == 0; }), 0);
  EXPECT_EQ(confined([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }), 0);
  EXPECT_EQ(confined([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }), 0);
  EXPECT_EQ(confined([] { return fork() >= 0; }), 0);
  EXPECT_EQ(confined([] {
              char name[] = "/bin/true";
              char* const arguments[] = {name, nullptr};
              execve(name, arguments, nullptr);
              return false;
            }),
            0);
  EXPECT_TRUE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace rostrum
