// Statements by members of groups, regions and treaties, on the statement's date: against a count
// that reads the vocabulary's files by itself.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "schemas/base/embedded.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

constexpr const char* kStatements =
    R"({"id":"uk-2019","country":"United Kingdom","date":"2019-10-07","text":"The sea is deep."}
{"id":"uk-last-day","country":"United Kingdom","date":"2020-01-31","text":"The sea is deep."}
{"id":"uk-first-day","country":"United Kingdom","date":"2020-02-01","text":"The sea is deep."}
{"id":"uk-2020","country":"United Kingdom","date":"2020","text":"The sea is deep."}
{"id":"uk-undated","country":"United Kingdom","text":"The sea is deep."}
{"id":"uk-session","country":"United Kingdom","session":"NPT/RC-2022","text":"The sea is deep."}
{"id":"france-undated","country":"France","text":"The sea is wide."}
{"id":"france-session","country":"France","session":"NPT/RC-2022","text":"The sea is wide."}
{"id":"france-early","country":"France","date":"1950-05-01","text":"The sea is wide."}
{"id":"cyprus-2003","country":"Cyprus","date":"2003-10-07","text":"The sea is cold."}
{"id":"cyprus-2005","country":"Cyprus","date":"2005-10-07","text":"The sea is cold."}
{"id":"myanmar-1985","country":"Myanmar","date":"1985-10-07","text":"The sea is warm."}
{"id":"myanmar-1995","country":"Myanmar","date":"1995-10-07","text":"The sea is warm."}
{"id":"israel-1990","country":"Israel","date":"1990-10-07","text":"The sea is dead."}
{"id":"israel-2010","country":"Israel","date":"2010-10-07","text":"The sea is dead."}
{"id":"for-the-nam","country":"Indonesia","on_behalf_of":["NONALIGNED"],"date":"2016-10-07","text":"The sea is far."}
{"id":"joint","country":"Japan","joint_with":["Egypt"],"date":"2016-10-07","text":"The sea is far."}
{"id":"icrc","organisation":"ICRC","date":"2016-10-07","text":"The sea is far."}
)";

/// An index with the program that reads it.
class Index {
 public:
  explicit Index(const std::string& source) {
    const ProgramRun run = run_program("rostrum-index", {"add", source, "--index", path()});
    EXPECT_LE(run.status, 1) << ::testing::PrintToString(run);
  }
  [[nodiscard]] ProgramRun search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--index", path()});
    return run_program("rostrum-search", arguments);
  }
  [[nodiscard]] json answer(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "query");
    arguments.insert(arguments.end(), {"--format", "json", "--limit", "1000"});
    const ProgramRun run = search(arguments);
    return run.status < 2 ? json::parse(run.out) : json(run.err);
  }
  [[nodiscard]] std::set<std::string> ids(const std::vector<std::string>& arguments) const {
    std::set<std::string> found;
    const json all = answer(arguments);
    if (!all.is_object()) return {all.get<std::string>()};
    for (const json& hit : all.at("hits")) found.insert(hit.at("id"));
    EXPECT_EQ(all.at("total").at("count"), found.size());
    return found;
  }

 private:
  [[nodiscard]] std::string path() const { return (folder_.path() / "index").string(); }
  TempDir folder_;
};

using Ids = std::set<std::string>;

class MembershipOnDates : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempDir>();
    index_ = std::make_unique<Index>(folder_->write("statements.jsonl", kStatements).string());
  }
  static void TearDownTestSuite() {
    index_.reset();
    folder_.reset();
  }
  static const Index& index() { return *index_; }

 private:
  static std::unique_ptr<TempDir> folder_;
  static std::unique_ptr<Index> index_;
};
std::unique_ptr<TempDir> MembershipOnDates::folder_;
std::unique_ptr<Index> MembershipOnDates::index_;

TEST_F(MembershipOnDates, CountsOnEachDayThatTheDateCanMean) {
  const std::pair<std::vector<std::string>, Ids> cases[] = {
      {{"--member-of", "EU"},
       {"uk-2019", "uk-last-day", "france-undated", "france-session", "cyprus-2005"}},
      {{"--member-of", "NAM"}, {"cyprus-2003", "myanmar-1995", "for-the-nam", "joint"}},
      {{"--group", "NAM"}, {"for-the-nam"}},
      {{"member-of:NAM", "--country", "Myanmar"}, {"myanmar-1995"}},
      {{"member_of:\"Non-Aligned Movement\" AND country:Cyprus"}, {"cyprus-2003"}},
      {{"sea NOT member-of:EU", "--country", "GBR"},
       {"uk-first-day", "uk-2020", "uk-undated", "uk-session"}},
      {{"(member-of:EU AND wide) OR (member-of:NAM AND warm)"},
       {"france-undated", "france-session", "myanmar-1995"}},
      {{"--member-of", "EU", "--member-of", "NAM", "--country", "Cyprus"},
       {"cyprus-2003", "cyprus-2005"}},
      {{"member-of:G7 AND member-of:NAM"}, {"joint"}},
      {{"--member-of", "TPNW", "--country", "Egypt"}, {}},
      {{"--region", "WEOG", "--country", "Israel"}, {"israel-2010"}},
      {{"--region", "Africa"}, {"joint"}},
      {{"region:\"Asia-Pacific\"", "--from", "2016"}, {"for-the-nam", "joint"}},
      {{"--region", "none"}, {"icrc", "israel-1990"}},
  };
  for (const auto& [arguments, wanted] : cases) {
    EXPECT_EQ(index().ids(arguments), wanted) << ::testing::PrintToString(arguments);
  }
}

TEST_F(MembershipOnDates, TellsWhatCannotBeTold) {
  const json answer = index().answer({"--member-of", "EU", "--country", "United Kingdom"});
  EXPECT_EQ(answer.at("warnings"),
            json({"member_of: 2 statements are left out because neither date nor session tells "
                  "whether their states belonged to it at the time"}))
      << answer.at("warnings");
  EXPECT_TRUE(index()
                  .answer({"--region", "EEG"})
                  .at("warnings")
                  .at(0)
                  .get<std::string>()
                  .starts_with("no statement on file has region"));
}

TEST_F(MembershipOnDates, RefusesWhatIsNoGroupWithMembers) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"--member-of", "NAMM"}, "did you mean 'Non-Aligned Movement'?"},
      {{"--member-of", "Norway"}, "member_of: 'Norway' is the state Norway; use the field country"},
      {{"--member-of", "G77"}, "the members of Group of 77 and China are not on file"},
      {{"--region", "Europe"}, "did you mean 'Eastern European Group'"},
      {{"member-off:EU"}, "did you mean 'member_of'?"},
  };
  for (const auto& [arguments, message] : cases) {
    const std::string error = *index().ids(arguments).begin();
    EXPECT_NE(error.find(message), std::string::npos) << error;
  }
}

TEST_F(MembershipOnDates, IsAFacetThatLeavesOutItsOwnFilter) {
  const json facets =
      index()
          .answer({"--country", "Cyprus", "--member-of", "EU", "--facets", "member-of,region"})
          .at("facets");
  std::map<std::string, int> groups;
  for (const json& each : facets.at("member_of")) groups[each.at("value")] = each.at("count");
  EXPECT_EQ(groups.at("EU"), 1);
  EXPECT_EQ(groups.at("NONALIGNED"), 1);
  EXPECT_EQ(groups.at("COMMONWEALTH"), 2);
  EXPECT_EQ(facets.at("region").at(0).at("value"), "ASIA-PACIFIC-GROUP");
  EXPECT_EQ(facets.at("region").at(0).at("count"), 1);
  const json values = json::parse(index().search({"values", "region", "--format", "json"}).out);
  EXPECT_EQ(values.at("values").back().at("value"), "none");
  EXPECT_EQ(values.at("values").back().at("count"), 2);
}

/// The first and the last day that a date can mean.
std::pair<std::string, std::string> days_of(const std::string& date) {
  const std::string first =
      date + std::string("-01-01").substr(std::min<std::size_t>(6, date.size() - 4));
  const std::string last =
      date + std::string("-12-31").substr(std::min<std::size_t>(6, date.size() - 4));
  return {first, last};  // "2020-02-31" is as good as the last day of the month
}

/// True if a state was surely a member on each of these days. `days` is empty if nothing is known.
bool surely_member(const json& list, const std::string& state,
                   const std::pair<std::string, std::string>& days) {
  std::string beginning = "9999";
  for (const json& stay : list.at("members")) {
    if (stay.contains("from")) beginning = std::min(beginning, days_of(stay["from"]).first);
  }
  const bool known = !days.first.empty();
  return std::any_of(list.at("members").begin(), list.at("members").end(), [&](const json& stay) {
    if (stay.at("code") != state) return false;
    std::string from = "0000";
    std::string until = "9999";
    if (stay.contains("from")) from = days_of(stay["from"]).second;
    if (stay.contains("until")) until = days_of(stay["until"]).first;
    if (!stay.contains("from") && !stay.contains("until") && list.contains("holds")) {
      from = days_of(list["holds"]["from"]).second;
      if (list["holds"].contains("until")) until = days_of(list["holds"]["until"]).first;
    }
    const bool founder =
        list.at("dated") && stay.contains("from") && days_of(stay["from"]).first == beginning;
    if (!known) return (from == "0000" || founder) && until == "9999";
    return from <= days.first && days.second <= until;
  });
}

TEST(Membership, EqualsACountByHandOverTheSample) {
  const Index index((source_dir() / "corpus/sample").string());
  const json groups = json::parse(embedded_file("vocabulary/groups.json")).at("groups");
  json lists = json::array();
  for (const json& group : groups) {
    if (!group.at("members").empty()) lists.push_back(group);
  }
  const json conventions = json::parse(embedded_file("vocabulary/conventions.json"));
  for (const json& each : conventions.at("conventions")) {
    if (!each.contains("parties")) continue;
    lists.push_back(each["parties"]);
    lists.back()["code"] = each["code"];
  }
  const json all = index.answer({});
  std::map<std::string, std::size_t> counted;
  const json facet =
      json::parse(index.search({"values", "member-of", "--format", "json"}).out).at("values");
  for (const json& each : facet) counted[each.at("value")] = each.at("count");
  std::size_t found = 0;
  for (const json& list : lists) {
    std::size_t wanted = 0;
    for (const json& hit : all.at("hits")) {
      std::pair<std::string, std::string> days;
      if (hit.contains("date")) {
        days = days_of(hit["date"]);
      } else if (hit.contains("session")) {
        const auto session =
            Vocabulary::builtin().session(hit["session"]["code"].get<std::string>());
        if (session && session->start) {
          days = {days_of(session->start->text()).first,
                  days_of(session->end.value_or(*session->start).text()).second};
        }
      }
      const json& countries = hit.at("countries");
      wanted += std::any_of(countries.begin(), countries.end(), [&](const json& country) {
        return surely_member(list, country.at("code"), days);
      });
    }
    EXPECT_EQ(counted[list.at("code")], wanted) << list.at("code");
    found += wanted;
  }
  EXPECT_GT(found, 500U);
}

}  // namespace
}  // namespace rostrum::testing
