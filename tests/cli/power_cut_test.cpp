// The power fails at any point of any command: what earlier commands acknowledged is there, the
// index is whole, and the same command again does what it should. Some points; with
// ROSTRUM_POWER_CUTS=all every one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "tests/support/paths.hpp"
#include "tests/support/recorded_disk.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

constexpr std::size_t kFewCuts = 6;  ///< of each command

std::string record(const std::string& id, const std::string& words) {
  return R"({"id":")" + id + R"(","country":"Norway","convention":"APMBC","text":")" + words +
         "\"}\n";
}

struct Command {
  std::vector<std::string> arguments;
  std::string proof;  ///< a question whose number of answers it changes
  int before;
  int after;
};

class PowerCut : public ::testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "skipped: a preloaded library does not go together with a sanitizer";
#endif
    std::string lines;
    for (int i = 0; i < 30; ++i) {
      lines += record("old" + std::to_string(i), "We cleared mines, word" + std::to_string(i));
    }
    file_ = folder_.write("old.jsonl", lines).string();
    more_ = folder_.write("more.jsonl", record("more", "Something of novelty.")).string();
    std::filesystem::create_directory(disk());
  }

  [[nodiscard]] std::filesystem::path disk() const { return folder_.path() / "disk"; }
  [[nodiscard]] static ProgramRun program(std::vector<std::string> arguments,
                                          const std::filesystem::path& home,
                                          const std::map<std::string, std::string>& more = {}) {
    arguments.insert(arguments.end(), {"--index", (home / "index").string()});
    return run_program("rostrum-index", arguments, {.environment = more});
  }
  [[nodiscard]] static int found(const std::string& text, const std::filesystem::path& home) {
    const ProgramRun run =
        run_program("rostrum-search", {"query", text, "--format", "jsonl", "--limit", "1000",
                                       "--snippets", "0", "--index", (home / "index").string()});
    if (run.status == 2) return 0;
    return static_cast<int>(std::count(run.out.begin(), run.out.end(), '\n'));
  }

  void expect_survives(const Command& command, const RecordedDisk& disk, Reached reached) {
    const std::filesystem::path cut = folder_.path() / "cut";
    disk.write_after_cut(reached, random_, cut);
    const bool first = command.before < 0;
    const ProgramRun check = program({"check"}, cut);
    const bool whole = check.status == 0 ||
                       check.err.find("the statements are whole") != std::string::npos ||
                       (first && (check.err.find("no index here") != std::string::npos ||
                                  check.err.find("cut short") != std::string::npos));
    EXPECT_TRUE(whole) << ::testing::PrintToString(check);
    const int answers = found(command.proof, cut);
    EXPECT_TRUE(answers == std::max(command.before, 0) || answers == command.after) << answers;
    // What is taken out already is not found a second time.
    const bool nothing_left = command.after < command.before && answers == command.after;
    const ProgramRun again = program(command.arguments, cut);
    EXPECT_EQ(again.status, nothing_left ? 1 : 0) << ::testing::PrintToString(again);
    EXPECT_EQ(found(command.proof, cut), command.after);
    const ProgramRun after = program({"check"}, cut);
    EXPECT_EQ(after.status, 0) << ::testing::PrintToString(after);
    for (const auto& entry : std::filesystem::directory_iterator(cut)) {
      EXPECT_EQ(entry.path().filename(), "index") << "left over";
    }
  }

  TempDir folder_;
  std::string file_;
  std::string more_;
  std::mt19937_64 random_{3};
};

TEST_F(PowerCut, LosesNothingThatWasAcknowledged) {
  const char* wanted = std::getenv("ROSTRUM_POWER_CUTS");
  const bool all = wanted != nullptr && std::string(wanted) == "all";
  const std::vector<Command> commands = {
      {{"add", file_}, "mines", -1, 30},
      {{"add", more_}, "novelty", 0, 1},
      {{"annotate", "old7", "title=Curiosity"}, "title:curiosity", 0, 1},
      {{"remove", "--missing-ok", "old8"}, "mines", 30, 29},
      {{"compact"}, "mines", 29, 29},
      {{"columns"}, "mines", 29, 29},
      {{"add", file_, more_, "--rebuild"}, "mines", 29, 30}};
  std::size_t cuts = 0;
  std::size_t tried = 0;
  for (const Command& command : commands) {
    RecordedDisk disk_then(disk());
    const std::string log = (folder_.path() / "log").string();
    std::filesystem::remove(log);
    const ProgramRun run = program(command.arguments, disk(),
                                   {{"LD_PRELOAD", preloaded("rostrum_recorded_writes.so")},
                                    {"RECORD_PATH", disk().string()},
                                    {"RECORD_LOG", log}});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
    const std::vector<RecordedCall> calls = recorded_calls(read_bytes(log));
    ASSERT_GT(calls.size(), 5U);
    std::set<std::size_t> chosen;
    for (std::size_t i = 1; i <= kFewCuts; ++i) chosen.insert(calls.size() * i / kFewCuts - 1);
    for (std::size_t i = 0; i < calls.size(); ++i) {
      disk_then.apply(calls[i]);
      if (!all && !chosen.contains(i)) continue;
      for (const Reached reached : {Reached::All, Reached::Nothing, Reached::Some}) {
        if (!all && reached != static_cast<Reached>(cuts % 3)) continue;
        SCOPED_TRACE(command.arguments.front() + ", after " + calls[i].name + ' ' + calls[i].path +
                     ", call " + std::to_string(i + 1) + " of " + std::to_string(calls.size()) +
                     ", reached " + std::to_string(static_cast<int>(reached)));
        expect_survives(command, disk_then, reached);
        ++tried;
      }
      ++cuts;
    }
    // Acknowledged, and then the power fails.
    for (const Reached reached : {Reached::Nothing, Reached::Some}) {
      const std::filesystem::path cut = folder_.path() / "cut";
      disk_then.write_after_cut(reached, random_, cut);
      EXPECT_EQ(found(command.proof, cut), command.after)
          << "lost after it was acknowledged: " << command.arguments.front();
    }
  }
  std::cout << tried << " power cuts\n";
}

}  // namespace
}  // namespace rostrum::testing
