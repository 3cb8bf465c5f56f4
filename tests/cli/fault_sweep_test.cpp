// Each system call on the index that fails once, or for good, or at which the process is killed:
// what was acknowledged is there, the exit status is true, and the next run mends what is left. A
// few of the calls of each kind; with ROSTRUM_FAULT_SWEEP=all every one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

constexpr int kOld = 40;  ///< statements in the index before

std::string record(const std::string& id, const std::string& words) {
  return R"({"id":")" + id + R"(","country":"Norway","convention":"APMBC","text":")" + words +
         "\"}\n";
}

struct Operation {
  const char* name;
  std::vector<std::string> arguments;  ///< FILE and MORE stand for the two files of records
  bool from_nothing = false;
  int old_after = kOld;        ///< statements of the old ones that are left once it is done
  const char* proof;           ///< finds one statement once it is done, and none before
  const char* gone = nullptr;  ///< finds one statement before, and none once it is done
};

class FaultSweepTest : public ::testing::TestWithParam<Operation> {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "skipped: a preloaded library does not go together with a sanitizer";
#endif
    std::string lines;
    for (int i = 0; i < kOld; ++i) {
      lines +=
          record("old" + std::to_string(i), "We cleared mines, word" + std::to_string(i) + ".");
    }
    file_ = folder_.write("old.jsonl", lines).string();
    more_ = folder_.write("more.jsonl", record("more", "Something of novelty.")).string();
    std::filesystem::create_directory(talks());
    std::filesystem::copy(file_, talks() / "old.jsonl");
    const std::string out = folder_.write("out.jsonl", record("out", "All obsolete.")).string();
    if (!GetParam().from_nothing) {
      if (GetParam().gone != nullptr) std::filesystem::copy(out, talks() / "out.jsonl");
      const ProgramRun run = program({"add", GetParam().gone != nullptr ? "TALKS" : "FILE"});
      ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
      std::filesystem::copy(index(), kept(), std::filesystem::copy_options::recursive);
      std::filesystem::remove(talks() / "out.jsonl");
      std::filesystem::copy(more_, talks() / "more.jsonl");
    }
  }

  [[nodiscard]] std::filesystem::path home() const { return folder_.path() / "home"; }
  [[nodiscard]] std::filesystem::path index() const { return home() / "index"; }
  [[nodiscard]] std::filesystem::path talks() const { return folder_.path() / "talks"; }
  [[nodiscard]] std::filesystem::path kept() const { return folder_.path() / "kept"; }
  void restore() const {
    std::filesystem::remove_all(home());
    std::filesystem::create_directory(home());
    if (GetParam().from_nothing) return;
    std::filesystem::copy(kept(), index(), std::filesystem::copy_options::recursive);
  }
  [[nodiscard]] ProgramRun program(std::vector<std::string> arguments,
                                   const std::map<std::string, std::string>& faults = {}) const {
    for (std::string& each : arguments) {
      if (each == "FILE") each = file_;
      if (each == "MORE") each = more_;
      if (each == "TALKS") each = talks().string();
    }
    arguments.insert(arguments.end(), {"--index", index().string()});
    std::map<std::string, std::string> environment = faults;
    if (!faults.empty()) {
      environment["LD_PRELOAD"] = preloaded("rostrum_failing_call.so");
      environment["FAULT_PATH"] = home().string();
    }
    return run_program("rostrum-index", arguments, {.environment = environment});
  }
  [[nodiscard]] int found(const std::string& text) const {
    const ProgramRun run =
        run_program("rostrum-search", {"query", text, "--format", "jsonl", "--limit", "1000",
                                       "--snippets", "0", "--index", index().string()});
    if (run.status != 0) return 0;
    return static_cast<int>(std::count(run.out.begin(), run.out.end(), '\n'));
  }
  [[nodiscard]] bool is_done() const {
    return found("mines") == GetParam().old_after &&
           (GetParam().proof == nullptr || found(GetParam().proof) == 1) &&
           (GetParam().gone == nullptr || found(GetParam().gone) == 0);
  }
  /// Without any memory a program cannot say why it ends.
  void expect_true_and_mended(const ProgramRun& run, bool may_be_killed) const {
    ASSERT_GE(run.status, 0);
    if (!may_be_killed) {
      ASSERT_LE(run.status, 2) << ::testing::PrintToString(run);
    }
    if (run.status == 0) {
      EXPECT_TRUE(is_done()) << "it says done, and is not\n" << ::testing::PrintToString(run);
    } else {
      EXPECT_FALSE(!may_be_killed && run.err.empty() && run.out.empty());
      if (!GetParam().from_nothing) {
        EXPECT_GE(found("mines"), GetParam().old_after) << ::testing::PrintToString(run);
      }
    }
    // What is taken out already is not found a second time.
    const bool nothing_left = GetParam().old_after < kOld && is_done();
    const ProgramRun again = program(GetParam().arguments);
    EXPECT_EQ(again.status, nothing_left ? 1 : 0)
        << ::testing::PrintToString(run) << ::testing::PrintToString(again);
    EXPECT_TRUE(is_done()) << ::testing::PrintToString(run);
    const ProgramRun check = program({"check"});
    EXPECT_EQ(check.status, 0) << ::testing::PrintToString(run) << ::testing::PrintToString(check);
    for (const auto& entry : std::filesystem::directory_iterator(home())) {
      EXPECT_EQ(entry.path().filename(), "index") << "left over";
    }
  }

  TempDir folder_;
  std::string file_;
  std::string more_;
};

TEST_P(FaultSweepTest, LosesNothingAndSaysWhatIsTrue) {
  const char* sweep = std::getenv("ROSTRUM_FAULT_SWEEP");
  const bool all = sweep != nullptr && std::string(sweep) == "all";
  int tried = 0;
  const std::string count_file = (folder_.path() / "count").string();
  for (const char* call : {"open", "read", "write", "fsync", "rename", "unlink", "ftruncate",
                           "fallocate", "mkdir", "mmap", "memory"}) {
    restore();
    const ProgramRun whole =
        program(GetParam().arguments, {{"FAULT_CALL", call}, {"FAULT_COUNT", count_file}});
    ASSERT_EQ(whole.status, 0) << ::testing::PrintToString(whole);
    const int calls = std::atoi(read_bytes(count_file).c_str());
    std::set<int> chosen;
    for (int nth = 1; nth <= calls; ++nth) chosen.insert(nth);
    if (!all && calls > 3) chosen = {1, calls / 2, calls};
    for (const int nth : chosen) {
      for (const char* how : {"FAULT_ONCE", "FAULT_FOREVER", "FAULT_KILL"}) {
        const bool once = how == std::string_view("FAULT_ONCE");
        const auto middle = *std::next(chosen.begin(), static_cast<long>(chosen.size() / 2));
        if (!all && !once && nth != middle) continue;
        SCOPED_TRACE(std::string(call) + ' ' + std::to_string(nth) + " of " +
                     std::to_string(calls) + ' ' + how);
        restore();
        expect_true_and_mended(
            program(GetParam().arguments, {{"FAULT_CALL", call},
                                           {"FAULT_NTH", std::to_string(nth)},
                                           {"FAULT_ERRNO", std::to_string(EIO)},
                                           {how, "1"}}),
            how == std::string_view("FAULT_KILL") || call == std::string_view("memory"));
        ++tried;
      }
    }
  }
  std::cout << tried << " faults\n";
}

INSTANTIATE_TEST_SUITE_P(
    Operations, FaultSweepTest,
    ::testing::Values(Operation{.name = "First",
                                .arguments = {"add", "FILE"},
                                .from_nothing = true,
                                .proof = "word7"},
                      Operation{.name = "More", .arguments = {"add", "MORE"}, .proof = "novelty"},
                      Operation{.name = "Prune",
                                .arguments = {"add", "TALKS", "--prune"},
                                .proof = "novelty",
                                .gone = "obsolete"},
                      Operation{.name = "Rebuild",
                                .arguments = {"add", "FILE", "MORE", "--rebuild"},
                                .proof = "novelty"},
                      Operation{.name = "Compact", .arguments = {"compact"}, .proof = "word7"},
                      Operation{.name = "Annotate",
                                .arguments = {"annotate", "old7", "title=Novelty"},
                                .proof = "title:novelty"},
                      Operation{.name = "Remove",
                                .arguments = {"remove", "--missing-ok", "old7"},
                                .old_after = kOld - 1,
                                .proof = nullptr},
                      Operation{.name = "Columns", .arguments = {"columns"}, .proof = "word7"}),
    [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace rostrum::testing
