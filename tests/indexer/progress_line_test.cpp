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
  for (int i = 0; i < 6'000; ++i) {
    lines += R"({"country":"Norway","text":"Statement number )" + std::to_string(i) +
             R"( speaks of mines, of their clearance, and of those who were hurt by them."})"
             "\n";
  }
  const testing::ProgramRun run =
      testing::run_in_terminal("rostrum-index",
                               {"add", folder.write("a.jsonl", lines).string(), "--index",
                                (folder.path() / "index").string(), "--jobs", "1"},
                               {});
  EXPECT_EQ(run.status, 0) << run.out;
  EXPECT_NE(run.out.find(" %, "), std::string::npos) << run.out;
  EXPECT_NE(run.out.find(" left"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace rostrum
