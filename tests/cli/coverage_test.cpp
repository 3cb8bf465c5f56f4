// What coverage tells of a small index, and which gaps it finds.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class CoverageTest : public SmallIndexTest {
 protected:
  CoverageTest()
      : SmallIndexTest(
            R"({"id":"a","country":"Norway","session":"APMBC/20MSP","item":"9a","language":"en","date":"2022-11-22","text":"We clear mines."}
{"id":"b","country":"Chile","session":"APMBC/20MSP","language":"es","date":"2022-11-22","text":"Minas."}
{"id":"b-en","country":"Chile","session":"APMBC/20MSP","language":"en","date":"2022-11-22","text":"Of mines.","variant_of":"b"}
{"id":"c","country":"Norway","session":"APMBC/22MSP","item":"9a","language":"en","date":"2025-12-02","text":"We clear mines again."}
{"id":"d","country":"Chile","session":"CCM/12MSP","item":"8","language":"es","date":"2024-09-10","text":"Municiones."}
)") {}

  [[nodiscard]] std::vector<json> rows(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "coverage");
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::vector<json> found;
    std::istringstream lines(search(arguments).out);
    for (std::string line; std::getline(lines, line);) found.push_back(json::parse(line));
    return found;
  }
  /// Values of a column, with commas between.
  [[nodiscard]] std::string column(const char* name,
                                   const std::vector<std::string>& arguments) const {
    std::string all;
    for (const json& row : rows(arguments)) {
      all += (all.empty() ? "" : ",") +
             (row.at(name).is_string() ? row.at(name).get<std::string>() : row.at(name).dump());
    }
    return all;
  }
};

TEST_F(CoverageTest, CountsAStatementOnceWhateverVersionsItHas) {
  EXPECT_EQ(column("code", {}), "APMBC/20MSP,APMBC/22MSP,CCM/12MSP");
  EXPECT_EQ(column("statements", {}), "2,1,1");
  EXPECT_EQ(column("states", {}), "2,1,1");
  EXPECT_EQ(column("statements", {"--by", "language"}), "3,2");  // English, Spanish
  EXPECT_EQ(column("meeting", {"--by", "item"}),
            "APMBC/20MSP,APMBC/20MSP,APMBC/20MSP,CCM/12MSP,"
            "APMBC/22MSP,APMBC/22MSP");
  EXPECT_EQ(column("code", {"--by", "item"}), "9,9a,none,8,9,9a");
  EXPECT_EQ(column("code", {"--by", "delegation"}), "CHL,NOR");
  EXPECT_EQ(column("meetings", {"--by", "delegation"}), "2,2");
  EXPECT_EQ(column("code", {"--by", "year"}), "2022,2024,2025");
}

TEST_F(CoverageTest, KnowsMeetingsThatAreNotOnFile) {
  const std::string gaps =
      column("code", {"--gaps", "--convention", "APMBC", "--from", "2022", "--to", "2026"});
  EXPECT_NE(gaps.find("APMBC/21MSP"), std::string::npos) << gaps;
  EXPECT_EQ(gaps.find("APMBC/20MSP"), std::string::npos) << gaps;
  EXPECT_EQ(gaps.find("CCM"), std::string::npos) << gaps;
  EXPECT_EQ(gaps.find("APMBC/19MSP"), std::string::npos) << gaps;
  // What begins after all that is on file is not missing yet.
  EXPECT_EQ(gaps.find("2026"), std::string::npos) << gaps;
  // On file, and nothing of the one that is asked for.
  for (const json& row : rows({"--gaps", "--country", "Chile", "--from", "2025"})) {
    EXPECT_EQ(row.at("on_file"), row.at("code") == "APMBC/22MSP" ? 1 : 0) << row;
  }
  EXPECT_NE(column("code", {"--gaps", "--country", "Chile"}).find("APMBC/22MSP"),
            std::string::npos);
}

TEST_F(CoverageTest, KnowsWhoIsMissingAtTheLastMeeting) {
  const std::vector<json> missing = rows({"--gaps", "--by", "delegation"});
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].at("code"), "CHL");
  EXPECT_EQ(missing[0].at("meeting"), "APMBC/22MSP");
  EXPECT_EQ(missing[0].at("last_meeting"), "APMBC/20MSP");
}

TEST_F(CoverageTest, KnowsYearsAndItemsThatAreMissing) {
  EXPECT_EQ(column("code", {"--gaps", "--by", "year"}), "2023");
  EXPECT_EQ(column("code", {"--gaps", "--by", "item"}), "APMBC/20MSP");
  EXPECT_EQ(search({"coverage", "--gaps", "--by", "language"}).status, 1);
}

TEST_F(CoverageTest, ShowsCodesWholeHoweverNarrow) {
  const std::string text = search({"coverage"}).out;
  EXPECT_NE(text.find("\nAPMBC/20MSP  20th Meeting"), std::string::npos) << text;
  EXPECT_NE(text.find("note: "), std::string::npos) << text;
}

}  // namespace
}  // namespace rostrum::testing
