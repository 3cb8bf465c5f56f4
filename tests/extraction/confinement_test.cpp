#include "indexer/extraction/confinement.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

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

TEST_F(Confinement, AllowsReading) {
  const testing::TempDir folder;
  const std::string file = folder.write("a.txt", "x").string();
  EXPECT_EQ(confined([&] {
              char byte = 0;
              const int descriptor = open(file.c_str(), O_RDONLY);
              return descriptor >= 0 && read(descriptor, &byte, 1) == 1;
            }),
            1);
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
