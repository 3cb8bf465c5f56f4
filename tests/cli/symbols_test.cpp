// Documents by their symbols: whole, and by how they begin.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

constexpr const char* kStatements =
    R"({"id":"pv9-a","country":"Latvia","symbol":"A/C.1/74/PV.9","language":"en","text":"The sea is deep."}
{"id":"pv9-b","country":"Estonia","symbol":"A/C.1/74/PV.9","language":"en","text":"The sea is wide."}
{"id":"pv12","country":"Latvia","document_symbol":"UN Doc. A/C.1/74/PV.12","language":"en","text":"The sea is cold."}
{"id":"letter","country":"Chad","symbols":["A/74/90","S/2019/12"],"language":"en","text":"We have no sea."}
{"id":"gge","country":"Malta","symbol":"CCW/GGE.1/2019/WP.4","session":"GGE 2019","convention":"CCW","language":"en","text":"The sea is warm."}
{"id":"own","country":"Malta","symbol":"Paper 7 of the Round Table","language":"en","text":"The sea is green."}
)";

class Symbols : public SmallIndexTest {
 protected:
  Symbols() : SmallIndexTest(kStatements) {}
};

TEST_F(Symbols, AreFoundWhole) {
  EXPECT_EQ(ids({"--symbol", "A/C.1/74/PV.9"}), "pv9-a,pv9-b");
  EXPECT_EQ(ids({"--symbol", "a/c.1/74/pv.9"}), "pv9-a,pv9-b");
  EXPECT_EQ(ids({"symbol:A/C.1/74/PV.9"}), "pv9-a,pv9-b");
  EXPECT_EQ(ids({"document_symbol:S/2019/12"}), "letter");
  EXPECT_EQ(ids({"symbol:\"paper 7 of the round table\""}), "own");
  EXPECT_EQ(ids({"--symbol", "A/74/91"}), "");
}

TEST_F(Symbols, AreFoundByHowTheyBegin) {
  EXPECT_EQ(ids({"symbol:A/C.1/74/*"}), "pv12,pv9-a,pv9-b");
  EXPECT_EQ(ids({"--symbol", "A/C.1/74/*"}), "pv12,pv9-a,pv9-b");
  EXPECT_EQ(ids({"--symbol", "a/c.1/74/pv.1*"}), "pv12");
  EXPECT_EQ(ids({"--symbol", "A/*"}), "letter,pv12,pv9-a,pv9-b");
  EXPECT_EQ(ids({"--symbol", "CCW*"}), "gge");
  EXPECT_EQ(ids({"deep OR symbol:S/*"}), "letter,pv9-a");
}

TEST_F(Symbols, ThatAreNoneAreRefusedWithAWayOut) {
  EXPECT_NE(ids({"--symbol", "A/C.1/74"})
                .find("symbol: no document on file is 'A/C.1/74'; 'A/C.1/74/*' finds those below"),
            std::string::npos)
      << ids({"--symbol", "A/C.1/74"});
  EXPECT_NE(ids({"--symbol", "B/*"}).find("no symbol on file begins with 'B/'"), std::string::npos);
  EXPECT_NE(ids({"--symbol", "*"}).find("no symbol on file begins with"), std::string::npos);
  EXPECT_NE(ids({"--symbol", "A/C.1/74/PV.X and"}).find("is no symbol of a document"),
            std::string::npos);
}

TEST_F(Symbols, NameTheSessionAndAreShownAndCited) {
  const json answer =
      json::parse(search({"query", "sea", "--symbol", "A/C.1/74/PV.12", "--format", "json"}).out);
  const json& hit = answer.at("hits").at(0);
  EXPECT_EQ(hit.at("symbols"), json::array({"A/C.1/74/PV.12"}));
  EXPECT_EQ(hit.at("session").at("code"), "UNGA-C1/74");
  EXPECT_NE(search({"query", "cold"}).out.find("A/C.1/74/PV.12"), std::string::npos);
  EXPECT_NE(search({"show", "pv12"}).out.find("A/C.1/74/PV.12"), std::string::npos);
  const std::string csv = search({"query", "cold", "--format", "csv"}).out;
  EXPECT_NE(csv.find("A/C.1/74/PV.12, "), std::string::npos) << csv;
  EXPECT_NE(csv.find(",A/C.1/74/PV.12\r\n"), std::string::npos) << csv;
}

TEST_F(Symbols, AreCountedAsATree) {
  const json values =
      json::parse(search({"values", "symbol", "--format", "json"}).out).at("values");
  const auto count = [&](const std::string& value) {
    for (const json& each : values) {
      if (each.at("value") == value) return each.at("count").get<int>();
    }
    return -1;
  };
  EXPECT_EQ(count("A/"), 4);
  EXPECT_EQ(count("A/C.1/74/"), 3);
  EXPECT_EQ(count("A/C.1/74/PV.9"), 2);
  EXPECT_EQ(count("S/2019/12"), 1);
}

}  // namespace
}  // namespace rostrum::testing
