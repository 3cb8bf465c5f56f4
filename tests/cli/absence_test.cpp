// What has no value of a field is counted and found.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

constexpr const char* kStatements =
    R"({"id":"a","country":"Latvia","convention":"CCM","date":"2012","language":"en","text":"The sea is deep."}
{"id":"b","country":"Malta","language":"en","text":"The sea is wide."}
{"id":"c","convention":"CCM","language":"en","text":"The sea is cold."}
{"id":"d","language":"en","text":"The lake is small."}
)";

class Absence : public SmallIndexTest {
 protected:
  Absence() : SmallIndexTest(kStatements) {}
};

TEST_F(Absence, IsAFilter) {
  EXPECT_EQ(ids({"--country", "none"}), "c,d");
  EXPECT_EQ(ids({"country:None"}), "c,d");
  EXPECT_EQ(ids({"sea", "--country", "none"}), "c");
  EXPECT_EQ(ids({"--country", "none", "--country", "Malta"}), "b,c,d");
  EXPECT_EQ(ids({"--country", "none", "--convention", "none"}), "d");
  EXPECT_EQ(ids({"sea AND (country:none OR country:Malta)"}), "b,c");
  EXPECT_EQ(ids({"sea NOT convention:none"}), "a,c");
  EXPECT_EQ(ids({"--year", "none"}), "b,c,d");
  EXPECT_EQ(ids({"--symbol", "none"}), "a,b,c,d");
  EXPECT_EQ(ids({"--lang", "none"}), "");
}

TEST_F(Absence, IsARowOfEachFacetBehindTheValues) {
  const json facets = answer({"sea", "--country", "none"}).at("facets");
  const json& countries = facets.at("country");
  ASSERT_EQ(countries.size(), 3U) << countries;
  EXPECT_EQ(countries[2].at("value"), "none");
  EXPECT_EQ(countries[2].at("label"), "no value");
  EXPECT_EQ(countries[2].at("count"), 1);
  EXPECT_EQ(countries[2].at("selected"), true);
  EXPECT_EQ(facets.at("convention").size(), 1U) << "all of them have one";
  EXPECT_EQ(facets.at("year").at(0).at("value"), "none");
  const json values = json::parse(search({"values", "convention", "--format", "json"}).out);
  EXPECT_EQ(values.at("values").back().at("count"), 2);
  EXPECT_NE(search({"values", "convention"}).out.find("1 value"), std::string::npos);
}

TEST_F(Absence, ChosenCountsAsMuchAsItsRowPromises) {
  const json facets = answer({"sea"}).at("facets");
  for (const auto& [field, values] : facets.items()) {
    for (const json& value : values) {
      const std::string code = value.at("value");
      EXPECT_EQ(answer({"sea", "--" + field, code}).at("total").at("count"), value.at("count"))
          << field << " " << code;
    }
  }
}

}  // namespace
}  // namespace rostrum::testing
