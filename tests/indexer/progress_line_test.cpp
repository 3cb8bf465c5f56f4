// How far a run is, in words, and how far one big file is.
#include "indexer/ingest/progress_line.hpp"

#include <gtest/gtest.h>

#include "tests/support/run_in_terminal.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

TEST(ProgressLine, TellsShareAndTimeWhereTheyAreKnown) {
  const struct {
    ProgressFigures figures;
    const char* text;
  } cases[] = {
      {{.done_bytes = 0, .all_bytes = 100, .statements = 0, .seconds = 0}, "0 statements"},
      {{.done_bytes = 0, .all_bytes = 0, .statements = 12'345, .seconds = 5},
       "12,345 statements, 2,469 a second"},
      {{.done_bytes = 25, .all_bytes = 100, .statements = 1, .seconds = 10},
       "1 statement, 0 a second, 25 %, 31 s left"},
      {{.done_bytes = 1, .all_bytes = 100, .statements = 100, .seconds = 10},
       "100 statements, 10 a second, 1 %, 17 min left"},
      {{.done_bytes = 100, .all_bytes = 100, .statements = 100, .seconds = 10},
       "100 statements, 10 a second, 100 %"},
  };
  for (const auto& each : cases) EXPECT_EQ(progress_text(each.figures), each.text);
}

TEST(ProgressLine, OneBigFileHasAShare) {
  const testing::TempDir folder;
  std::string lines;
  std::string table = "country,text\n";
  for (int i = 0; i < 2'000; ++i) {
    const std::string text = "Statement number " + std::to_string(i) +
                             " speaks of mines: of their clearance and of those who were hurt.";
    lines += R"({"country":"Norway","text":")" + text + "\"}\n";
    table += "Norway," + text + "\n";
  }
  for (const auto& file : {folder.write("a.jsonl", lines), folder.write("b.csv", table)}) {
    const testing::ProgramRun run = testing::run_in_terminal(
        "rostrum-index", {"add", file.string(), "--index", file.string() + "-index", "--jobs", "1"},
        {});
    EXPECT_EQ(run.status, 0) << run.out;
    // Before the first statement of a table is in the index, too.
    const std::size_t first = run.out.find("%, ");
    EXPECT_NE(first, std::string::npos) << run.out;
    EXPECT_NE(run.out.find(" left", first), std::string::npos) << run.out;
  }
}

}  // namespace
}  // namespace rostrum
