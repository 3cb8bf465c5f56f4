// What `add` takes as a value, a question takes too: both programs over one small collection whose
// bodies no vocabulary knows.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

constexpr const char* kStatements =
    R"({"id":"brt-12","country":"Latvia","convention":"Baltic Round Table","session":12,"items":"3a, 5","date":"4 April 2012","language":"en","text":"We want the sea cleared.\n\nThe sea is deep. A clear sea is safe.\n\nThe sea is ours.","source":"Minutes, p. 9"}
{"id":"brt-13","country":"Estonia","convention":"BALTIC ROUND TABLE","session":"13","items":"5","date":"2013/4/3","language":"en","text":"The sea was cleared."}
{"id":"ga-12","country":"Chad","convention":"UNGA","session":"12","items":"4","language":"en","text":"We have no sea."}
)";

class GivenValues : public SmallIndexTest {
 protected:
  GivenValues() : SmallIndexTest(kStatements) {}
};

TEST_F(GivenValues, ABodyThatNobodyKnowsIsFilteredAndCounted) {
  EXPECT_NE(told().find("'Baltic Round Table' is no convention that is known; it is kept"),
            std::string::npos)
      << told();
  EXPECT_EQ(ids({"--convention", "baltic round table"}), "brt-12,brt-13");
  EXPECT_EQ(ids({"convention:\"Baltic Round Table\""}), "brt-12,brt-13");
  const json values =
      json::parse(search({"values", "convention", "--format", "json"}).out).at("values");
  ASSERT_EQ(values.size(), 2U);
  EXPECT_EQ(values[0].at("label"), "Baltic Round Table");
  EXPECT_EQ(values[0].at("count"), 2);
  const std::string refused = ids({"--convention", "Baltic Round Tabel"});
  EXPECT_NE(refused.find("did you mean 'Baltic Round Table'"), std::string::npos) << refused;
}

TEST_F(GivenValues, SessionsAreAskedForAsTheyWereGiven) {
  EXPECT_EQ(ids({"--session", "13"}), "brt-13");
  EXPECT_EQ(ids({"--session", "12"}), "brt-12,ga-12");
  EXPECT_EQ(ids({"--session", "12", "--convention", "UNGA"}), "ga-12");
  EXPECT_EQ(ids({"--session", "12", "--convention", "Baltic Round Table"}), "brt-12");
  EXPECT_EQ(ids({"--session", "35", "--convention", "UNGA"}), "");
  EXPECT_NE(ids({"--session", "35"}).find("no session is called '35'"), std::string::npos);
}

TEST_F(GivenValues, ItemsAndDatesAreAskedForAsTheyWereGiven) {
  EXPECT_EQ(ids({"--item", "3a, 4"}), "brt-12,ga-12");
  EXPECT_EQ(ids({"item:\"3a and 4\""}), "brt-12,ga-12");
  EXPECT_EQ(ids({"--from", "3 April 2013"}), "brt-13");
  EXPECT_EQ(ids({"--to", "2012/04/04"}), "brt-12");
  EXPECT_EQ(ids({"date:\"April 2012\""}), "brt-12");
  EXPECT_EQ(ids({"date:\"1 April 2012..4 April 2013\""}), "brt-12,brt-13");
  const std::string doubtful = ids({"--from", "03/04/2013"});
  EXPECT_NE(doubtful.find("from: '03/04/2013' may be 2013-04-03 or 2013-03-04"), std::string::npos)
      << doubtful;
}

TEST_F(GivenValues, ATableHasARowForEachPassageWithItsCitation) {
  const auto rows = [&](const char* snippets) {
    std::istringstream out(
        search({"query", "sea", "--country", "Latvia", "--format", "csv", "--snippets", snippets})
            .out);
    std::vector<std::string> lines;
    for (std::string line; std::getline(out, line);) lines.push_back(line);
    return lines;
  };
  const std::vector<std::string> three = rows("3");
  ASSERT_EQ(three.size(), 4U);
  EXPECT_NE(three[0].find("paragraph,snippet,url,file,page,recognised,citation,source"),
            std::string::npos);
  EXPECT_NE(three[1].find("We want the sea cleared."), std::string::npos) << three[1];
  for (std::size_t i = 1; i < three.size(); ++i) {
    EXPECT_TRUE(three[i].starts_with("1,brt-12,")) << three[i];
    EXPECT_NE(
        three[i].find("\"Latvia, Baltic Round Table, session 12, item 3a; 5, 2012-04-04, para. "),
        std::string::npos)
        << three[i];
    EXPECT_NE(three[i].find(",\"Minutes, p. 9\""), std::string::npos) << three[i];
  }
  EXPECT_EQ(rows("1").size(), 2U);
  const std::vector<std::string> none = rows("0");
  ASSERT_EQ(none.size(), 2U);
  EXPECT_EQ(none[1].find("para."), std::string::npos) << none[1];
}

}  // namespace
}  // namespace rostrum::testing
