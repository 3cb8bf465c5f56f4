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

/// Questions made up from the statements of `input`, of each form, against word_counts.py.
void compare_counts(const std::string& input, const std::vector<std::string>& forms) {
  const char* python = "/usr/bin/python3";
  if (!std::filesystem::exists(python)) GTEST_SKIP() << "skipped: needs python3";
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  // Translations are statements of their own here: each is counted.
  const ProgramRun added =
      run_program("rostrum-index", {"add", input, "--index", index, "--keep-duplicates"});
  ASSERT_EQ(added.status, 0) << ::testing::PrintToString(added);
  const ProgramRun inspected = run_program("rostrum-index", {"inspect", input});
  ASSERT_EQ(inspected.status, 0) << ::testing::PrintToString(inspected);
  const std::string statements = folder.write("statements.json", inspected.out).string();
  std::vector<std::string> arguments = {(source_dir() / "tests/oracle/word_counts.py").string(),
                                        statements, (bin_dir() / "rostrum_count_queries").string(),
                                        index,
                                        (source_dir() / "schemas/text/han_variants.hpp").string()};
  arguments.insert(arguments.end(), forms.begin(), forms.end());
  const ProgramRun run = run_program(python, arguments);
  if (run.status == 77) GTEST_SKIP() << "skipped: needs python3-xapian";
  EXPECT_EQ(run.status, 0) << run.out << run.err;
}

TEST(Oracle, WordsOfTheSampleCorpusAreCountedExactly) {
  compare_counts(
      (source_dir() / "corpus/sample").string(),
      {"words", "phrases", "joined", "wildcards", "near", "fields", "han", "arabic", "cyrillic"});
}

class OracleOfPassages : public ::testing::TestWithParam<const char*> {};

TEST_P(OracleOfPassages, CountsExactly) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "skipped: too slow under sanitizers; the sample corpus is counted in their stead";
#endif
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << kNoSharedData;
  compare_counts((*data / "passages/ungdc_disarmament_passages.jsonl").string(), {GetParam()});
}

INSTANTIATE_TEST_SUITE_P(Forms, OracleOfPassages,
                         ::testing::Values("words", "phrases", "joined", "wildcards", "near",
                                           "fields"),
                         [](const auto& each) { return std::string(each.param); });

TEST(Oracle, WordsOfEveryScriptAreCountedExactly) {
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << kNoSharedData;
  compare_counts((*data / "multilingual/udhr_articles.jsonl").string(),
                 {"words", "phrases", "joined", "near", "han", "arabic", "cyrillic"});
}

}  // namespace
}  // namespace rostrum::testing
