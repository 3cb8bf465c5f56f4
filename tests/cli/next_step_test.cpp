// Where there is nothing to tell, that is told, and what to do; and names that are nearly right.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "schemas/base/shell_quoted.hpp"
#include "tests/support/sample_index.hpp"
#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

class NextStep : public SampleIndexTest {};

TEST_F(NextStep, IsToldOnStandardErrorWhereRowsAloneSayNothing) {
  for (const std::vector<std::string>& silent :
       std::vector<std::vector<std::string>>{{"export", "zzz"},
                                             {"export", "zzz", "--format", "csv"},
                                             {"query", "zzz", "--format", "jsonl"},
                                             {"query", "zzz", "--format", "csv"},
                                             {"concordance", "zzz", "--format", "csv"}}) {
    const ProgramRun run = search(silent);
    EXPECT_EQ(run.status, 1) << ::testing::PrintToString(run);
    EXPECT_EQ(run.err.find("rostrum-search: nothing was found; fewer words"), 0U) << run.err;
  }
  for (const char* form : {"text", "json"}) {
    EXPECT_EQ(search({"trend", "zzz", "--format", form}).err, "") << form;
  }
  EXPECT_EQ(search({"export", "withdraw"}).err, "");
}

TEST_F(NextStep, OfRowsThatAreNotAllIsTheCommandThatWritesAll) {
  for (const std::vector<std::string>& question : std::vector<std::vector<std::string>>{
           {"it's OR withdraw", "--lang", "en", "--from", "2005"}, {"--", "-mines"}}) {
    std::vector<std::string> asked = {"query", "--limit", "2",    "--format",
                                      "jsonl", "--index", index()};
    asked.insert(asked.end(), question.begin(), question.end());
    const ProgramRun some = run_program("rostrum-search", asked);
    const std::string begin = "2 of ";
    const std::string mark = " shown; --limit N shows more; all of them: ";
    const std::size_t at = some.err.find(mark);
    ASSERT_NE(at, std::string::npos) << some.err;
    const std::size_t total = std::stoul(some.err.substr(some.err.find(begin) + begin.size()));
    const std::string command = some.err.substr(at + mark.size());
    const ProgramRun all =
        run_program("/bin/sh", {"-c", "'" + bin_dir().string() + "/'" + command});
    EXPECT_EQ(all.status, 0) << ::testing::PrintToString(all);
    EXPECT_EQ(std::count(all.out.begin(), all.out.end(), '\n'), std::ptrdiff_t(total)) << command;
  }
}

TEST_F(NextStep, OfAConceptThatIsNotThereIsTold) {
  const ProgramRun run = search({"concepts", "zzz"});
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.out.find("0 concepts\n  No name of a concept has these words;"), std::string::npos)
      << run.out;
}

TEST_F(NextStep, OfAnOffsetBehindTheLastHitIsToldOnce) {
  const std::string behind = search({"query", "withdraw", "--offset", "5000"}).out;
  EXPECT_NE(behind.find("No hit is shown: --offset 5000 passes over all of them"),
            std::string::npos)
      << behind;
  EXPECT_EQ(search({"query", "withdraw", "--offset", "16"}).out.find("No hit is"),
            std::string::npos);
  EXPECT_EQ(search({"query", "withdraw", "--limit", "0"}).out.find("No hit is"), std::string::npos);
}

TEST_F(NextStep, OfANameThatIsNearlyRightIsThatName) {
  const struct {
    std::vector<std::string> typed;
    const char* told;
  } cases[] = {
      {{"trend", "x", "--by", "yeer"}, "did you mean 'year'?"},
      {{"matrix", "x", "--rows", "grup"}, "did you mean 'group'?"},
      {{"matrix", "x", "--columns", "contry"}, "did you mean 'country'?"},
      {{"query", "x", "--facets", "contry"}, "did you mean 'country'?"},
      {{"values", "sesion"}, "did you mean 'session' or"},
      {{"query", "x", "--format", "jsom"}, "did you mean 'json'?"},
      {{"query", "x", "--sort", "newst"}, "did you mean 'newest'?"},
      {{"export", "x", "--what", "sentence"}, "did you mean 'sentences'?"},
      {{"query", "x", "--lang", "englsh"}, "did you mean 'English'?"},
      {{"query", "x", "--limit", "-1"}, "'-1' is no whole number from 0 to 10000; write digits"},
      {{"query", "x", "--limit", "1e3"}, "'1e3' is no whole number from 0 to 10000"},
      {{"query", "x", "--limit", "99999999999999"}, "is not within 0 and 10000"},
      {{"query", "x", "--limit", "99999999999999999999999999"}, "is not within 0 and 10000"},
      {{"query", "x", "--max-depth", "99999999999999999999999999"}, "is too large"},
      {{"query", "x", "--from", "2020-13-45"}, "'2020-13-45' is not a day, use YYYY-MM-DD"},
  };
  for (const auto& each : cases) {
    const ProgramRun run = search(each.typed);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_NE(run.err.find(each.told), std::string::npos) << run.err;
  }
}

TEST_F(NextStep, OfAMistakeIsToldInFewWordsHoweverMuchWasTyped) {
  const std::string many(60'000, '(');
  for (const std::vector<std::string>& typed : std::vector<std::vector<std::string>>{
           {many},
           {"query", many, "--max-text-bytes", "100000", "--max-query-bytes", "100000"},
           {"query", "--country", many},
           {"query", "--" + many},
           {"query", "-" + many},
           {"show", many},
           {"values", many},
           {"help", many}}) {
    const ProgramRun run = search(typed);
    EXPECT_EQ(run.status, 2);
    EXPECT_LT(run.err.size(), 2'200U) << run.err.substr(0, 200);
  }
}

TEST(NextStepWithoutAnIndex, IsTheCommandThatMakesOne) {
  const TempDir folder;
  const std::string nowhere = (folder.path() / "it's none").string();
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"compact"}, {"columns"}, {"check"}, {"stats"}, {"remove", "x"}, {"annotate", "x"}}) {
    std::vector<std::string> asked = command;
    asked.insert(asked.end(), {"--index", nowhere});
    const ProgramRun none = run_program("rostrum-index", asked);
    EXPECT_EQ(none.status, 2) << ::testing::PrintToString(none);
    EXPECT_NE(none.err.find(nowhere +
                            ": no index here; name one with --index, or make one with "
                            "'rostrum-index add FOLDER --index " +
                            shell_quoted(nowhere) + "'\n"),
              std::string::npos)
        << none.err;
  }
}

class EmptyIndex : public SmallIndexTest {
 protected:
  EmptyIndex() : SmallIndexTest(R"({"id":"a","country":"Norway","text":"We speak of mines."})") {}
  void SetUp() override {
    SmallIndexTest::SetUp();
    ASSERT_EQ(run_program("rostrum-index", {"remove", "a", "--index", index()}).status, 0);
  }
};

TEST_F(EmptyIndex, IsToldByEachAnswer) {
  for (const std::vector<std::string>& asked :
       std::vector<std::vector<std::string>>{{"query"},
                                             {"query", "mines", "--format", "json"},
                                             {"query", "mines", "--format", "csv"},
                                             {"values", "country"},
                                             {"coverage"},
                                             {"coverage", "--gaps"},
                                             {"trend", "mines"},
                                             {"matrix", "mines"},
                                             {"concordance", "mines"},
                                             {"ngrams"},
                                             {"collocates", "mines"},
                                             {"compare", "country:NOR", "country:IRN"},
                                             {"shared"},
                                             {"changes", "--country", "Norway"},
                                             {"export"}}) {
    const ProgramRun run = search(asked);
    EXPECT_LE(run.status, 1) << ::testing::PrintToString(run);
    std::string told = run.out + run.err;
    for (std::size_t at = 0; (at = told.find("\n  ", at)) != std::string::npos;) {
      told.replace(at, 3, " ");
    }
    EXPECT_NE(told.find("the index holds no statement; 'rostrum-index add FOLDER' puts some into"),
              std::string::npos)
        << ::testing::PrintToString(run);
  }
}

TEST(ReportOfARun, IsOnStandardOutputWhereADashIsNamed) {
  const TempDir folder;
  folder.write("talk.txt", "Mr. President, we thank you.\n");
  const ProgramRun run = run_program(
      "rostrum-index", {"add", "talk.txt", "--index", "index", "--report", "-", "--dry-run"},
      {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("would be added:"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("statements that lack fields"), std::string::npos) << run.out;
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "-"));
}

}  // namespace
}  // namespace rostrum::testing
