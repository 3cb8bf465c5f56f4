// The first real statement, from its file to the sentence that proves a hit.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/base/utf8.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class SeedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto data = shared_data();
    if (!data || !std::filesystem::exists(*data / "seed")) GTEST_SKIP() << kNoSharedData;
    seed_ = (*data / "seed").string();
  }
  void index_it() {
    const ProgramRun run = run_program("rostrum-index", {"add", seed_, "--index", index()});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }
  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] json query(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "query");
    arguments.insert(arguments.end(), {"--index", index(), "--format", "json"});
    const ProgramRun run = run_program("rostrum-search", arguments);
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    return json::parse(run.out);
  }

  std::string seed_;
  TempDir folder_;
};

TEST_F(SeedTest, ItsHeadingIsRead) {
  const ProgramRun run = run_program("rostrum-index", {"inspect", seed_});
  ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  const json record = json::parse(run.out).at(0);
  EXPECT_EQ(record.at("convention"), "APMBC");
  EXPECT_EQ(record.at("session").at("code"), "APMBC/IM-2025");
  EXPECT_FALSE(record.at("session").at("label").get<std::string>().empty());
  ASSERT_EQ(record.at("agenda_items").size(), 2U);
  EXPECT_EQ(record.at("agenda_items")[0].at("number"), "7");
  EXPECT_EQ(record.at("agenda_items")[1].at("number"), "7a");
  for (const json& item : record.at("agenda_items")) {
    EXPECT_FALSE(item.at("title").get<std::string>().empty()) << item;
  }
  EXPECT_EQ(record.at("agenda_items")[1].at("topic"), "universalization");
  EXPECT_EQ(record.at("delivered_by").at("code"), "NOR");
  EXPECT_EQ(record.at("language"), "en");
  EXPECT_EQ(record.count("date"), 0U) << "the statement has none: " << record.dump();
  EXPECT_EQ(record.value("joint_with", json::array()).size(), 0U);
  EXPECT_EQ(record.value("on_behalf_of", json::array()).size(), 0U);
  for (const char* field : {"convention", "session", "agenda_items", "delivered_by", "language"}) {
    const auto& evidence = record.at("evidence");
    EXPECT_TRUE(std::any_of(
        evidence.begin(), evidence.end(),
        [&](const json& each) { return each.at("field") == field && each.count("rule") == 1; }))
        << field << " has no evidence";
  }
}

TEST_F(SeedTest, ItIsFoundWithThreePassages) {
  index_it();
  const json answer = query({"withdraw"});
  ASSERT_EQ(answer.at("hits").size(), 1U);
  std::vector<std::string> marked;
  for (const json& snippet : answer.at("hits")[0].at("snippets")) {
    const auto text = snippet.at("text").get<std::string>();
    for (const json& span : snippet.at("highlights")) {
      // Letters of these passages up to the mark are single bytes but for a few quotation marks.
      std::size_t byte = 0;
      std::string word;
      std::size_t point = 0;
      for (; byte < text.size(); ++byte) {
        if (is_continuation(text[byte])) {
          if (!word.empty()) word += text[byte];
          continue;
        }
        if (point >= span[0].get<std::size_t>() && point < span[1].get<std::size_t>()) {
          word += text[byte];
        }
        ++point;
      }
      marked.push_back(word);
    }
  }
  std::sort(marked.begin(), marked.end());
  for (const char* word : {"withdraw", "withdrawals", "withdrawing"}) {
    EXPECT_TRUE(std::binary_search(marked.begin(), marked.end(), word)) << word;
  }
  EXPECT_EQ(answer.at("hits")[0].at("snippets").size(), 3U);
}

TEST_F(SeedTest, ItIsFoundByThePhraseUnderEveryFilter) {
  index_it();
  const json answer =
      query({"\"withdraw from the convention\"", "--country", "Norway", "--convention",
             "Ottawa Convention", "--session", "intersessional 2025", "--item", "7"});
  EXPECT_EQ(answer.at("total").at("count"), 1);
  const ProgramRun wrong = run_program(
      "rostrum-search", {"query", "withdraw", "--country", "Norwey", "--index", index()});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find("'Norwey'"), std::string::npos) << wrong.err;
  EXPECT_NE(wrong.err.find("Norway"), std::string::npos) << wrong.err;
}

}  // namespace
}  // namespace rostrum::testing
