// similar, shared and changes of the real rostrum-search: against an independent program over the
// sample corpus, and what each tells of statements whose wording is known.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schemas/base/json_schema.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/sample_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

void compare(const std::string& statements, const std::vector<std::string>& checks) {
  const char* python = "/usr/bin/python3";
  if (!std::filesystem::exists(python)) GTEST_SKIP() << "skipped: needs python3";
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  ASSERT_EQ(run_program("rostrum-index", {"add", statements, "--index", index, "--quiet"}).status,
            0);
  const ProgramRun inspected = run_program("rostrum-index", {"inspect", statements});
  ASSERT_EQ(inspected.status, 0) << inspected.err;
  const std::string records = folder.write("records.json", inspected.out).string();
  std::vector<std::string> arguments = {
      (source_dir() / "tests/oracle/wording.py").string(),
      records,
      (bin_dir() / "rostrum-search").string(),
      index,
      (source_dir() / "schemas/text/han_variants.hpp").string(),
      (source_dir() / "searcher/analysis/words/function_words.cpp").string()};
  arguments.insert(arguments.end(), checks.begin(), checks.end());
  const ProgramRun run = run_program(python, arguments);
  if (run.status == 77) GTEST_SKIP() << "skipped: needs python3-xapian";
  EXPECT_EQ(run.status, 0) << run.out << run.err;
}

class WordingOracle : public ::testing::TestWithParam<const char*> {};

TEST_P(WordingOracle, AgreesOnTheSampleCorpus) {
  compare((source_dir() / "corpus/sample").string(), {GetParam()});
}
INSTANTIATE_TEST_SUITE_P(Analyses, WordingOracle, ::testing::Values("similar", "shared", "changes"),
                         [](const auto& each) { return std::string(each.param); });

TEST(WordingOracleOfPassages, Agrees) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP()
      << "skipped: too slow under sanitizers; the sample corpus is compared in their stead";
#endif
  const auto data = shared_data();
  if (!data) GTEST_SKIP() << kNoSharedData;
  compare((*data / "passages/ungdc_disarmament_passages.jsonl").string(),
          {"shared", "changes", "similar"});
}

/// Statements written for these tests. What Norway said in 2019 others have, nearly.
constexpr const char* kStatements =
    R"({"id":"nor-19","language":"en","country":"Norway","date":"2019-11-25","title":"Statement by Norway","text":"Thank you, Chair.\n\n1. We are deeply concerned that the pace of clearance has slowed in the most affected districts, where families still cannot return to their fields.\n\n2. Norway will contribute forty million kroner this year.\n\n3. Survivors must have a say in the plans that are made for them."}
{"id":"nor-21","language":"en","country":"Norway","date":"2021-11-16","title":"Statement by Norway","text":"Thank you, Chair.\n\n1. Survivors must have a say in the plans that are made for them.\n\n2. We are gravely concerned that the pace of clearance has slowed in the most affected districts, where families still cannot return to their fields.\n\n3. Norway will contribute sixty million kroner this year.\n\n4. Women lead too few of the teams."}
{"id":"nor-23","language":"en","country":"Norway","date":"2023-11-20","title":"Statement by Norway","text":"Thank you, Chair.\n\nWomen lead too few of the teams."}
{"id":"chl-20","language":"en","country":"Chile","date":"2020-11-16","title":"Statement by Chile","text":"Chile is deeply concerned that the pace of clearance has slowed down in the most affected districts, where families still cannot return to their homes and fields. We thank all donors."}
{"id":"per-20","language":"en","country":"Peru","date":"2020","title":"Statement by Peru","text":"We thank all donors, and the pace of clearance has slowed in the most affected districts, where families still cannot return."}
{"id":"x-1","language":"en","date":"2018-01-01","text":"The pace of clearance has slowed in the most affected districts, where families still cannot return to their fields."}
{"id":"eu-22","language":"en","on_behalf_of":["EU"],"date":"2022-05-05","title":"Statement by the European Union","text":"Ammunition must be kept safe from those who would misuse it, wherever it lies and whoever it belongs to."}
{"id":"fra-22","language":"en","country":"France","date":"2022-06-06","title":"Statement by France","text":"France repeats it: ammunition must be kept safe from those who would misuse it, wherever it lies and whoever it belongs to."}
)";

class WordingTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDir;
    const std::string file = folder_->write("statements.jsonl", kStatements).string();
    const ProgramRun run = run_program("rostrum-index", {"add", file, "--index", index()});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }
  static void TearDownTestSuite() { delete std::exchange(folder_, nullptr); }

  static std::string index() { return (folder_->path() / "index").string(); }

  [[nodiscard]] static ProgramRun search(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--index", index()});
    return run_program("rostrum-search", arguments, {.environment = {{"COLUMNS", "80"}}});
  }

  [[nodiscard]] static json answer(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const ProgramRun run = search(arguments);
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    json made = json::parse(run.out);
    const JsonSchema& schema = builtin_schema("table.schema.json");
    EXPECT_TRUE(schema.problems(made).empty()) << ::testing::PrintToString(schema.problems(made));
    return made;
  }

  /// "first>later" of each row.
  [[nodiscard]] static std::vector<std::string> pairs(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "shared");
    std::vector<std::string> found;
    const json made = answer(std::move(arguments));
    for (const json& row : made.at("rows")) {
      found.push_back(row.at("first_id").get<std::string>() + ">" +
                      row.at("later_id").get<std::string>());
    }
    return found;
  }

 private:
  static inline TempDir* folder_ = nullptr;
};

using Pairs = std::vector<std::string>;

TEST_F(WordingTest, WhoHadAPassageFirstStandsBesideEachOtherAuthor) {
  // One without an author is nobody's, and Norway's own second time no other's.
  EXPECT_EQ(pairs({}), (Pairs{"nor-19>per-20", "nor-19>chl-20", "eu-22>fra-22"}));
}

TEST_F(WordingTest, PassagesAreThoseOfOneStatementOrOfTwoSelections) {
  EXPECT_EQ(pairs({"chl-20"}), (Pairs{"nor-19>chl-20", "per-20>chl-20"}));
  EXPECT_EQ(pairs({"chl-20", "--country", "Peru"}), (Pairs{"per-20>chl-20"}));
  EXPECT_EQ(pairs({"chl-20", "per-20"}), (Pairs{"per-20>chl-20"}));
  EXPECT_EQ(pairs({"country:NOR", "country:PER"}), (Pairs{"nor-19>per-20"}));
  EXPECT_EQ(pairs({"country:CHL", ""}), (Pairs{"nor-19>chl-20", "per-20>chl-20"}));
  EXPECT_EQ(pairs({"country:PER OR country:CHL"}), (Pairs{"per-20>chl-20"}));
  EXPECT_EQ(search({"shared", "country:NOR"}).status, 1);
}

TEST_F(WordingTest, OfTwoSidesItIsToldWhichWasFirst) {
  const json made = answer({"shared", "country:CHL", ""});
  const auto notes = made.at("notes").get<std::vector<std::string>>();
  EXPECT_NE(std::find(notes.begin(), notes.end(),
                      "first of 2 pairs of statements: country:CHL in 0, the other side in 1; of "
                      "the rest dates do not say"),
            notes.end())
      << ::testing::PrintToString(notes);
}

TEST_F(WordingTest, AGroupIsAnotherAuthorThanItsMembersUnlessTheyAreOne) {
  EXPECT_EQ(pairs({"fra-22"}), (Pairs{"eu-22>fra-22"}));
  EXPECT_EQ(search({"shared", "fra-22", "--with-groups"}).status, 1);
}

TEST_F(WordingTest, WhatManyAuthorsSayIsLeftOut) {
  EXPECT_EQ(pairs({"chl-20"}), (Pairs{"nor-19>chl-20", "per-20>chl-20"}));
  // All runs of words that Peru has with Chile, Norway has too.
  EXPECT_EQ(pairs({"chl-20", "--max-authors", "2"}), (Pairs{"nor-19>chl-20"}));
  EXPECT_EQ(pairs({"--minimum-words", "20"}), (Pairs{"nor-19>chl-20"}));
}

TEST_F(WordingTest, SharedPassagesAreAlignedWordByWord) {
  const json made = answer({"shared", "nor-19", "chl-20"});
  ASSERT_EQ(made.at("rows").size(), 1u);
  const json& row = made.at("rows")[0];
  EXPECT_EQ(row.at("difference"),
            "deeply concerned that the pace of clearance has slowed {+down+} in the most affected "
            "districts, where families still cannot return to their");
  EXPECT_EQ(row.at("words"), 21);
  EXPECT_EQ(row.at("order"), "first");
  EXPECT_EQ(row.at("first_paragraph"), 2);
  EXPECT_EQ(answer({"shared", "per-20", "nor-19"}).at("rows")[0].at("order"), "first");
  // A date that is only a year may be before or behind a day in it.
  EXPECT_EQ(answer({"shared", "per-20", "chl-20"}).at("rows")[0].at("order"), "not known");
}

TEST_F(WordingTest, ChangesTellWhatBecameOfEachSentence) {
  const json made = answer({"changes", "nor-19", "nor-21"});
  std::vector<std::string> told;
  for (const json& row : made.at("rows")) {
    told.push_back(row.at("change").get<std::string>() + ": " +
                   row.at("difference").get<std::string>());
  }
  ASSERT_EQ(told.size(), 5u);
  EXPECT_EQ(told[0], "all: ");
  EXPECT_EQ(told[1], "moved: Survivors must have a say in the plans that are made for them.");
  EXPECT_EQ(told[2],
            "changed: We are [-deeply-] {+gravely+} concerned that the pace of clearance has "
            "slowed in the most affected districts, where families still cannot return to their "
            "fields.");
  EXPECT_EQ(told[3],
            "changed: Norway will contribute [-forty-] {+sixty+} million kroner this year.");
  EXPECT_EQ(told[4], "added: {+Women lead too few of the teams.+}");
  const json& all = made.at("rows")[0];
  EXPECT_EQ(all.at("sentences_kept"), 1);
  EXPECT_EQ(all.at("sentences_moved"), 1);
  EXPECT_EQ(all.at("words_removed"), 2);
  EXPECT_EQ(all.at("words_added"), 9);
}

TEST_F(WordingTest, OfTwoStatementsTheEarlierOneIsTheFirst) {
  EXPECT_EQ(answer({"changes", "nor-21", "nor-19"}).at("rows"),
            answer({"changes", "nor-19", "nor-21"}).at("rows"));
}

TEST_F(WordingTest, ChangesOfADelegationFollowItsDates) {
  const json made = answer({"changes", "--country", "Norway"});
  std::vector<std::string> steps;
  for (const json& row : made.at("rows")) {
    if (row.at("change") != "all") continue;
    steps.push_back(row.at("from_id").get<std::string>() + ">" +
                    row.at("to_id").get<std::string>());
  }
  EXPECT_EQ(steps, (std::vector<std::string>{"nor-19>nor-21", "nor-21>nor-23"}));
}

TEST_F(WordingTest, ChangesAreReadableWithoutColour) {
  const std::string out = search({"changes", "nor-19", "nor-21"}).out;
  for (const char* line : {"\n> ¶2     Survivors", "\n~ ¶3     We are [-deeply-] {+gravely+}",
                           "\n+ ¶5     Women lead"}) {
    EXPECT_NE(out.find(line), std::string::npos) << line << " is not in\n" << out;
  }
  EXPECT_EQ(out.find('\x1B'), std::string::npos);
  const std::string markdown = search({"changes", "nor-19", "nor-21", "--format", "markdown"}).out;
  EXPECT_NE(markdown.find("~~deeply~~ **gravely**"), std::string::npos) << markdown;
}

TEST_F(WordingTest, SimilarTellsWhyAndLeavesOutItsOwnAuthorWhereAsked) {
  const json made = answer({"similar", "nor-19", "--examples", "1"});
  EXPECT_EQ(made.at("rows")[0].at("id"), "nor-21");
  const json others = answer({"similar", "nor-19", "--other-authors", "--examples", "1"});
  const json& first = others.at("rows")[0];
  EXPECT_EQ(first.at("id"), "chl-20");
  EXPECT_GT(first.at("shared_runs").get<double>(), 30);
  const auto words = first.at("words").get<std::vector<std::string>>();
  EXPECT_NE(std::find(words.begin(), words.end(), "deeply"), words.end());
  EXPECT_NE(first.at("examples")[0].at("text").get<std::string>().find("deeply concerned"),
            std::string::npos);
  const json within = answer({"similar", "nor-19", "--country", "Peru"});
  ASSERT_EQ(within.at("rows").size(), 1u);
  EXPECT_EQ(within.at("rows")[0].at("id"), "per-20");
}

TEST_F(WordingTest, WhatIsAskedWronglyIsToldPlainly) {
  struct Case {
    std::vector<std::string> arguments;
    int status;
    const char* message;
  };
  const std::vector<Case> cases = {
      {{"similar"}, 2, "similar: name the id of one statement"},
      {{"similar", "x-1", "--other-authors"}, 2, "whose statement 'x-1' is, is not known"},
      {{"similar", "nor-99"}, 2, "no statement has the id 'nor-99'"},
      {{"changes", "nor-19", "nor-99"}, 2, "no statement has the id 'nor-99'"},
      {{"changes", "nor-98", "nor-99"}, 2, "no statement has the id 'nor-98'; did you mean 'nor-"},
      {{"changes", "nor-19"}, 2, "changes: 'nor-19' is one statement; name a second id"},
      {{"changes", "nor-19", "nor-19"}, 2, "changes: 'nor-19' is one statement; name a second id"},
      {{"changes", "--country", "Norway", "--country", "Chile"},
       2,
       "changes: these statements are of several authors"},
      {{"shared", "--minimum-words", "3"}, 2, "minimum-words: 3 is less than 6"},
      {{"shared", "--max-authors", "1"}, 2, "max-authors:"},
      {{"shared", "a", "b", "c"}, 2, "shared: name one statement by its id, one selection, or two"},
      {{"shared", "country:Norwey"}, 2, "did you mean 'Norway'"},
      {{"concordance", "concerned", "--sample", "0"}, 2, "sample: 0 lines are no sample; give 1"},
      {{"concordance", "concerned", "--width", "0"}, 2, "width: 0 columns of context"},
      {{"concordance", "concerned", "--width", "1001"}, 2, "give 1 to 1000"},
      {{"compare", ""}, 2, "compare: every statement leaves no rest to compare it with"},
      {{"compare", "", ""}, 2, "compare: all of every statement is in every statement too"},
      {{"compare", "", "country:NOR"}, 2, "compare: all of country:NOR is in every statement too"},
  };
  for (const Case& each : cases) {
    const ProgramRun run = search(each.arguments);
    EXPECT_EQ(run.status, each.status) << ::testing::PrintToString(run);
    EXPECT_NE(run.err.find(each.message), std::string::npos) << run.err << each.message;
  }
  const ProgramRun one = search({"changes", "--country", "Chile"});
  EXPECT_EQ(one.status, 1);
  EXPECT_NE(one.out.find("a change takes two dated statements"), std::string::npos) << one.out;
}

}  // namespace
}  // namespace rostrum::testing
