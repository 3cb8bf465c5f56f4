// Counts of the real program against a count by brute force, by independent means.
#include <gtest/gtest.h>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

TEST(Oracle, TotalsAndFacetsAgreeWithABruteForceCount) {
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << kNoSharedData;
  const char* python = "/usr/bin/python3";
  if (!std::filesystem::exists(python)) GTEST_SKIP() << "skipped: needs python3";
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string passages = (*data / "passages/ungdc_disarmament_passages.jsonl").string();
  const ProgramRun added = run_program("rostrum-index", {"add", passages, "--index", index});
  ASSERT_EQ(added.status, 0) << ::testing::PrintToString(added);
  const ProgramRun run =
      run_program(python, {(source_dir() / "tests/oracle/brute_force.py").string(), passages,
                           (bin_dir() / "rostrum-search").string(), index});
  if (run.status == 77) GTEST_SKIP() << "skipped: needs python3-xapian";
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
}

}  // namespace
}  // namespace rostrum::testing
