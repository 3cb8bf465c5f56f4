// What was acknowledged stays, whatever happens: a full disk, a kill, Ctrl-C, a second writer.
#include <gtest/gtest.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

/// Long enough for several commits.
constexpr int kStatements = 4000;

std::string statements() {
  std::string lines;
  for (int i = 0; i < kStatements; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"id":"s)" + number +
             R"(","country":"Norway","convention":"APMBC","text":"Number )" + number +
             " speaks of mines and of word" + std::to_string(i % 977) + ".\"}\n";
  }
  return lines;
}

class FaultTest : public ::testing::Test {
 protected:
  void SetUp() override { file_ = folder_.write("statements.jsonl", statements()).string(); }

  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] ProgramRun add(const RunOptions& options = {}) const {
    return run_program("rostrum-index", {"add", file_, "--index", index()}, options);
  }
  /// Statements that are found; 0 if there is no index yet.
  [[nodiscard]] int found() const {
    const ProgramRun run = run_program("rostrum-search", {"query", "mines", "--format", "json",
                                                          "--limit", "1", "--index", index()});
    return run.status == 0 ? nlohmann::json::parse(run.out).at("total").at("count").get<int>() : 0;
  }
  void expect_whole_and_completed() const {
    const ProgramRun again = add();
    EXPECT_EQ(again.status, 0) << ::testing::PrintToString(again);
    EXPECT_EQ(found(), kStatements);
    const ProgramRun check = run_program("rostrum-index", {"check", "--index", index()});
    EXPECT_EQ(check.status, 0) << ::testing::PrintToString(check);
  }
  /// Starts an add that goes on beside the test.
  [[nodiscard]] pid_t start_add() const {
    const std::string program = (bin_dir() / "rostrum-index").string();
    const std::string out = (folder_.path() / "out").string();
    const pid_t child = fork();
    if (child == 0) {
      const int file = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      dup2(file, 1);
      dup2(file, 2);
      execl(program.c_str(), program.c_str(), "add", file_.c_str(), "--index", index().c_str(),
            static_cast<char*>(nullptr));
      _exit(127);
    }
    return child;
  }
  [[nodiscard]] static int status_of(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  TempDir folder_;
  std::string file_;
};

TEST_F(FaultTest, AFullDiskLosesNothingThatWasAcknowledged) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "skipped: a preloaded library does not go together with a sanitizer";
#endif
  // From the first bytes to somewhere in the last commits.
  for (const long bytes : {1L, 20'000L, 300'000L, 1'500'000L, 3'000'000L}) {
    SCOPED_TRACE(bytes);
    std::filesystem::remove_all(index());
    const ProgramRun run = add({.environment = {{"LD_PRELOAD", preloaded("rostrum_full_disk.so")},
                                                {"FAULT_FOLDER", folder_.path().string()},
                                                {"FAULT_BYTES", std::to_string(bytes)}}});
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_NE(run.err.find("No space left on device"), std::string::npos) << run.err;
    // The message says how many are safe, and so many are found.
    const std::size_t at = run.err.find(" statements are safely indexed");
    if (at != std::string::npos) {
      const std::size_t begin = run.err.rfind(' ', at - 1) + 1;
      EXPECT_EQ(std::to_string(found()), run.err.substr(begin, at - begin)) << run.err;
    } else {
      EXPECT_EQ(found(), 0) << run.err;
    }
    expect_whole_and_completed();
  }
}

TEST_F(FaultTest, AKillLosesNothingThatWasCommitted) {
  int least = 0;
  for (const int milliseconds : {20, 60, 120, 200, 300, 400}) {
    SCOPED_TRACE(milliseconds);
    const pid_t child = start_add();
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    kill(child, SIGKILL);
    (void)status_of(child);
    const int now = found();
    EXPECT_GE(now, least) << "statements that were there are gone";
    least = now;
  }
  expect_whole_and_completed();
}

TEST_F(FaultTest, CtrlCKeepsWhatWasReadAndSaysSo) {
  const pid_t child = start_add();
  // Not before its handler is there: the index is made after that.
  while (!std::filesystem::exists(index() + "/iamglass")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  kill(child, SIGINT);
  const int status = status_of(child);
  const std::string said = read_bytes(folder_.path() / "out");
  EXPECT_EQ(status, 130) << said;
  EXPECT_NE(said.find("stopped"), std::string::npos) << said;
  EXPECT_NE(said.find("the index holds"), std::string::npos) << said;
  EXPECT_LT(found(), kStatements);
  expect_whole_and_completed();
}

TEST_F(FaultTest, ASecondWriterIsToldAtOnce) {
  const pid_t child = start_add();
  while (!std::filesystem::exists(index() + "/iamglass")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  const ProgramRun second = add();
  EXPECT_EQ(second.status, 2) << ::testing::PrintToString(second);
  EXPECT_NE(second.err.find("another process is writing here"), std::string::npos) << second.err;
  EXPECT_EQ(status_of(child), 0);
  EXPECT_EQ(found(), kStatements);
}

TEST_F(FaultTest, AFolderThatMayNotBeWrittenIsNamed) {
  if (geteuid() == 0) GTEST_SKIP() << "skipped: root may write everywhere";
  std::filesystem::create_directory(index());
  ASSERT_EQ(chmod(index().c_str(), 0500), 0);
  const ProgramRun run = add();
  EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
  EXPECT_NE(run.err.find("permissions"), std::string::npos) << run.err;
  ASSERT_EQ(chmod(index().c_str(), 0700), 0);
}

TEST_F(FaultTest, AnUnreadableFileIsNamedAndTheOthersAreRead) {
  if (geteuid() == 0) GTEST_SKIP() << "skipped: root may read everything";
  const std::filesystem::path closed = folder_.write("closed.txt", "A statement.");
  ASSERT_EQ(chmod(closed.c_str(), 0), 0);
  const ProgramRun run =
      run_program("rostrum-index", {"add", file_, closed.string(), "--index", index()});
  EXPECT_EQ(run.status, 1) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("closed.txt"), std::string::npos) << run.out;
  EXPECT_EQ(found(), kStatements);
}

}  // namespace
}  // namespace rostrum::testing
