// Where an answer is written: whole into its own file, and alone on a terminal.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <set>
#include <sstream>
#include <thread>

#include "schemas/vocabulary/facts.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/answers/base/whole_file.hpp"
#include "searcher/commands/analysis_command.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

namespace fs = std::filesystem;

class WrittenAnswer : public SampleIndexTest {
 protected:
  [[nodiscard]] fs::path file() const { return own_.path() / "a.csv"; }
  [[nodiscard]] ProgramRun write(const std::string& command) const {
    return search({command, "withdraw", "--format", "csv", "--output", file().string()});
  }
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& each : fs::directory_iterator(own_.path())) {
      found.insert(each.path().filename().string());
    }
    return found;
  }
  TempDir own_;
};

TEST_F(WrittenAnswer, KeepsTheModeOfTheFileAndLeavesItsNeighboursAlone) {
  for (const char* command : {"export", "trend", "query"}) {
    (void)own_.write("a.csv", "old");
    (void)own_.write("a.csv.part", "mine");
    fs::permissions(file(), fs::perms::owner_read | fs::perms::owner_write);
    ASSERT_EQ(write(command).status, 0) << command;
    EXPECT_EQ(read_bytes(own_.path() / "a.csv.part"), "mine") << command;
    EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write)
        << command;
    EXPECT_NE(read_bytes(file()), "old") << command;
    EXPECT_EQ(names(), (std::set<std::string>{"a.csv", "a.csv.about.json", "a.csv.part"}));
  }
}

TEST_F(WrittenAnswer, ALinkStaysOne) {
  (void)own_.write("real.csv", "old");
  fs::create_symlink("real.csv", file());
  ASSERT_EQ(write("export").status, 0);
  EXPECT_TRUE(fs::is_symlink(file()));
  EXPECT_NE(read_bytes(own_.path() / "real.csv").find("withdraw"), std::string::npos);
}

TEST_F(WrittenAnswer, OneThatFailsLeavesWhatWasThere) {
  (void)own_.write("a.csv", "old");
  EXPECT_EQ(
      search({"export", "country:Nowhere", "--format", "csv", "--output", file().string()}).status,
      2);
  EXPECT_EQ(read_bytes(file()), "old");
  EXPECT_EQ(names(), std::set<std::string>{"a.csv"});
  const ProgramRun nowhere =
      search({"export", "withdraw", "--output", (own_.path() / "no/a.csv").string()});
  EXPECT_EQ(nowhere.status, 2);
  EXPECT_NE(nowhere.err.find("no/a.csv: cannot be written (No such file"), std::string::npos)
      << nowhere.err;
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "skipped: there is no /dev/full";
  const ProgramRun full = search({"export", "withdraw", "--output", "/dev/full"});
  EXPECT_EQ(full.status, 2);
  EXPECT_NE(full.err.find("(No space left on device)"), std::string::npos) << full.err;
}

TEST_F(WrittenAnswer, AnInterruptLeavesNothingBehind) {
  for (const int signal : {SIGINT, SIGTERM}) {
    EXPECT_EXIT(
        {
          WholeFile whole(file(), "output");
          whole.stream() << "half" << std::flush;
          raise(signal);
        },
        ::testing::KilledBySignal(signal), "");
    EXPECT_EQ(names(), std::set<std::string>{});
  }
}

TEST_F(WrittenAnswer, OfTwoAtATimeTheLastIsWhole) {
  const std::string half(100'000, 'a');
  WholeFile first(file(), "output");
  WholeFile second(file(), "output");
  first.stream() << half << half;
  second.stream() << "second";
  first.keep();
  EXPECT_EQ(read_bytes(file()), half + half);
  second.keep();
  EXPECT_EQ(read_bytes(file()), "second");
  EXPECT_EQ(names(), std::set<std::string>{"a.csv"});
}

TEST_F(WrittenAnswer, ProgressIsGoneBeforeTheRowsOnATerminal) {
  Analysis slow = *find_analysis("export");
  slow.run = [](const AnalysisContext& context, TableSink& sink) {
    constexpr std::chrono::milliseconds kLong{220};  // progress is told five times a second
    std::this_thread::sleep_for(kLong);
    context.progress(64, 20'000);
    sink.begin({.title = "Title"});
    std::this_thread::sleep_for(kLong);
    context.progress(128, 20'000);
    sink.end();
    return true;
  };
  const Facts facts("", false);
  const auto shown = [&](bool on_terminal) {
    std::ostringstream terminal;
    AnalysisCommand command{.analysis = &slow,
                            .index = index(),
                            .vocabulary = &facts.vocabulary(),
                            .form = "csv",
                            .progress = true};
    command.on_terminal = on_terminal;
    EXPECT_EQ(analyse(command, terminal, terminal), 0);
    return terminal.str();
  };
  const std::string told = "\r\x1B[K64 of 20,000 statements\r\x1B[K";
  EXPECT_TRUE(shown(true).starts_with(told)) << shown(true);
  EXPECT_EQ(shown(true).find("128"), std::string::npos);
  EXPECT_NE(shown(false).find("128 of 20,000"), std::string::npos);
}

}  // namespace
}  // namespace rostrum::testing
