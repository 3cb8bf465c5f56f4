// The real rostrum-search over a small index whose right answers are known by heart.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

constexpr const char* kStatements =
    R"({"id":"nor-1","country":"Norway","convention":"Ottawa Convention","session":"intersessional 2025","items":"7a Universalization","date":"2025-06-17","language":"en","text":"President,\n\nSome withdraw from the convention. We regret these withdrawals.\n\nWe invite the withdrawing states back."}
{"id":"che-1","country":"Switzerland","convention":"APMBC","session":"22MSP","date":"2025-12-02","language":"en","text":"Anti-personnel mines kill. Clearance of antipersonnel mines helps."}
{"id":"fra-1","country":"France","convention":"CCM","date":"2020","language":"fr","text":"La France regrette le retrait. L’Union soutient l'assistance aux victimes."}
{"id":"chn-1","country":"China","convention":"NPT","date":"2019-05","language":"zh","text":"主席先生，核裁军谈判会议十分重要。"}
{"id":"eu-1","country":"European Union","convention":"ATT","session":"CSP10","language":"en","text":"The EU speaks of arms transfers and of nuclear weapons, and does not withdraw."}
{"id":"smp-1","country":"Japan","text":"A sample.\n\nSample written for the Rostrum project; delivered by nobody.","language":"en"}
)";

class QueryTest : public SmallIndexTest {
 protected:
  QueryTest() : SmallIndexTest(kStatements) {}
};

TEST_F(QueryTest, FindsWhatIsAsked) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"withdraw"}, "eu-1,nor-1"},
      {{"WITHDRAWAL"}, "eu-1,nor-1"},
      {{"\"withdraw from the convention\""}, "nor-1"},
      {{"\"withdraw from convention\""}, ""},
      {{"withdraw NEAR/3 convention"}, "nor-1"},
      {{"convention ADJ/3 withdraw"}, ""},
      {{"\"from the\" NEAR/2 convention"}, "nor-1"},
      {{"withdr*"}, "eu-1,nor-1"},
      {{"anti-personnel"}, "che-1"},
      {{"antipersonnel"}, "che-1"},
      {{"antipersonnel NEAR/3 kill"}, "che-1"},
      {{"\"anti personnel mines\""}, "che-1"},
      {{"\"antipersonnel mines kill\""}, "che-1"},
      {{"regrette"}, "fra-1"},
      {{"union victime"}, "fra-1"},
      {{"裁军"}, "chn-1"},
      {{"withdraw -convention"}, "eu-1"},
      {{"retrait OR mines"}, "che-1,fra-1"},
      {{"mines OR country:China"}, "che-1,chn-1"},
      {{"withdraw", "--country", "norvège"}, "nor-1"},
      {{"--group", "European Union"}, "eu-1"},
      {{"--country", "Norway", "--country", "China"}, "chn-1,nor-1"},
      {{"country:Norway"}, "nor-1"},
      {{"--session", "intersessional 2025"}, "nor-1"},
      {{"--item", "7"}, "nor-1"},
      {{"--item", "7 (a)"}, "nor-1"},
      {{"--topic", "universality"}, "nor-1"},
      {{"--from", "2020-03", "--to", "2020-05"}, "fra-1"},
      {{"date:2025"}, "che-1,nor-1"},
      {{"id:che-1"}, "che-1"},
      {{"--convention", "Mine Ban Treaty"}, "che-1,nor-1"},
  };
  for (const auto& [arguments, expected] : cases) {
    EXPECT_EQ(ids(arguments), expected) << ::testing::PrintToString(arguments);
  }
}

TEST_F(QueryTest, CountsFacetsWithoutTheirOwnFilter) {
  const nlohmann::json found = answer({"withdraw", "--country", "Norway"});
  EXPECT_EQ(found["total"]["count"], 1);
  EXPECT_EQ(found["facets"]["country"][0]["value"], "NOR");
  EXPECT_EQ(found["facets"]["country"][0]["selected"], true);
  const nlohmann::json other = answer({"withdraw", "--convention", "ATT"});
  EXPECT_EQ(other["facets"]["convention"].size(), 2u) << "both conventions stay to choose from";
  ASSERT_EQ(other["facets"]["item"].size(), 1u);
  EXPECT_EQ(other["facets"]["item"][0]["value"], "none") << "nobody names an item";
}

TEST_F(QueryTest, ShowsTheSentencesWithTheirParagraphs) {
  const nlohmann::json hit = answer({"withdraw", "--country", "NOR"})["hits"][0];
  ASSERT_EQ(hit["snippets"].size(), 3u);
  EXPECT_EQ(hit["snippets"][0]["text"], "Some withdraw from the convention.");
  EXPECT_EQ(hit["snippets"][0]["paragraph"], 2);
  EXPECT_EQ(hit["snippets"][0]["highlights"].dump(), "[[5,13]]");
  EXPECT_EQ(hit["snippets"][2]["paragraph"], 3);
  const nlohmann::json chinese = answer({"裁军"})["hits"][0]["snippets"][0];
  EXPECT_EQ(chinese["highlights"].dump(), "[[6,8]]") << "offsets are code points";
}

TEST_F(QueryTest, MarksSamples) {
  EXPECT_NE(search({"query", "sample"}).out.find("delivered by nobody"), std::string::npos);
  EXPECT_EQ(answer({"sample"})["hits"][0]["sample"], true);
}

TEST_F(QueryTest, RefusesWhatItDoesNotKnow) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"query", "withdraw", "--country", "Norwey"}, "did you mean 'Norway'?"},
      {{"query", "(withdraw"}, "bracket"},
      {{"query", "colour:red"}, "colour"},
      {{"query", "wi*"}, "letters"},
      {{"query", "x", "--from", "2019-13-01"}, "from: '2019-13-01' is not a day"},
      {{"query", "x", "--limit", "20000"}, "limit"},
      {{"query", "x", "--facets", "colour"}, "no such facet: 'colour'"},
      {{"show", "nor-2"}, "did you mean 'nor-1'"},
      {{"values", "colour"}, "no such facet"},
      {{"query", "x", "--sort", "colour"}, "sort"},
      {{"query", "-mines"},
       "words that begin with a hyphen stand behind --: rostrum-search query "},
      {{"qery"}, ""},
  };
  for (const auto& [arguments, says] : cases) {
    const ProgramRun run = search(arguments);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_TRUE(run.out.empty()) << run.out;
    EXPECT_NE(run.err.find(says), std::string::npos) << ::testing::PrintToString(run);
  }
}

TEST_F(QueryTest, SaysWhenNothingIsFound) {
  const ProgramRun run = search({"query", "withdrow"});
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.out.find("did you mean: withdraw"), std::string::npos) << run.out;
}

TEST_F(QueryTest, SaysWhatADateRangeLeavesOut) {
  const nlohmann::json found = answer({"withdraw", "--from", "2000"});
  ASSERT_EQ(found["warnings"].size(), 1u);
  EXPECT_EQ(found["warnings"][0], "1 statement without a date is left out by the range of dates");
}

TEST_F(QueryTest, NeedsAnIndex) {
  const TempDir folder;
  const std::filesystem::path file = folder.write("file", "no index");
  for (const auto& index : {folder.path(), folder.path() / "nowhere", file}) {
    const ProgramRun run = run_program("rostrum-search", {"query", "x", "--index", index.string()});
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find("no index here"), std::string::npos) << run.err;
  }
}

TEST_F(QueryTest, EveryFormIsWellFormed) {
  EXPECT_EQ(search({"query", "withdraw", "--format", "csv"}).out.substr(0, 8), "rank,id,");
  EXPECT_NE(search({"coverage"}).out.find("APMBC"), std::string::npos);
  EXPECT_NE(search({"values", "country"}).out.find("Norway (NOR)"), std::string::npos);
  EXPECT_NE(search({"fields"}).out.find("--country"), std::string::npos);
  EXPECT_NE(search({"show", "nor-1", "withdraw"}).out.find("¶2"), std::string::npos);
  EXPECT_TRUE(nlohmann::json::accept(search({"show", "nor-1", "--format", "json"}).out));
  EXPECT_TRUE(nlohmann::json::accept(search({"coverage", "--format", "json"}).out));
}

}  // namespace
}  // namespace rostrum::testing
