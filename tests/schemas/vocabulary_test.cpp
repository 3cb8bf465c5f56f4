#include "schemas/vocabulary/vocabulary.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "schemas/base/embedded.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/text/text_analysis.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

const Vocabulary& vocabulary() { return Vocabulary::builtin(); }

std::string state(std::string_view name) {
  const Delegation* found = vocabulary().find_state(name);
  return found == nullptr ? "" : found->code;
}

TEST(VocabularyFiles, HoldTheirSchemas) {
  for (const char* name : {"states", "groups", "organisations", "conventions", "topics"}) {
    const std::string file = std::string("vocabulary/") + name;
    const auto document = nlohmann::json::parse(embedded_file(file + ".json"));
    const auto problems = builtin_schema(file + ".schema.json").problems(document);
    EXPECT_TRUE(problems.empty()) << name << ": " << problems.front();
    EXPECT_FALSE(document.at("origin").empty()) << name << " must say where its facts are from";
  }
}

TEST(VocabularyFiles, HoldEveryMemberOfTheUnitedNations) {
  const auto states = nlohmann::json::parse(embedded_file("vocabulary/states.json"))["states"];
  std::map<std::string, int> by_status;
  for (const auto& each : states) ++by_status[each["status"]];
  EXPECT_EQ(by_status["member"], 193);
  EXPECT_EQ(by_status["observer"], 2);
  for (const char* code : {"VAT", "PSE", "COK", "NIU", "XKX"}) {
    EXPECT_NE(vocabulary().delegation(code), nullptr) << code;
  }
}

TEST(VocabularyFiles, NameEveryStateInTheSixLanguages) {
  const auto vocabulary = nlohmann::json::parse(embedded_file("vocabulary/states.json"));
  for (const auto& each : vocabulary.at("states")) {
    for (const char* language : {"ar", "es", "fr", "ru", "zh"}) {
      EXPECT_FALSE(each["names"].value(language, nlohmann::json::array()).empty())
          << each["code"] << " has no name in " << language;
    }
  }
}

TEST(VocabularyFiles, GroupsHaveMembersThatAreStates) {
  for (const Delegation& group : vocabulary().delegations()) {
    for (const Membership& member : group.members) {
      const Delegation* each = vocabulary().delegation(member.state);
      ASSERT_NE(each, nullptr) << group.code << ": " << member.state;
      EXPECT_EQ(each->kind, DelegationKind::State) << group.code << ": " << member.state;
      if (member.from && member.until) {
        EXPECT_LE(member.from->first_day(), member.until->last_day())
            << group.code << ": " << member.state;
      }
    }
  }
}

TEST(VocabularyFiles, PartiesOfTreatiesAreStates) {
  std::size_t treaties = 0;
  for (const Convention& treaty : vocabulary().conventions()) {
    std::set<std::string> states;
    for (const Membership& party : treaty.parties) {
      const Delegation* each = vocabulary().delegation(party.state);
      ASSERT_NE(each, nullptr) << treaty.code << ": " << party.state;
      EXPECT_EQ(each->kind, DelegationKind::State) << treaty.code << ": " << party.state;
      EXPECT_TRUE(states.insert(party.state).second) << treaty.code << ": " << party.state;
      if (party.from && party.until) {
        EXPECT_LE(party.from->first_day(), party.until->last_day()) << party.state;
      }
    }
    treaties += treaty.parties.empty() ? 0 : 1;
  }
  EXPECT_GE(treaties, 6U);
}

TEST(VocabularyFiles, EveryMemberOfTheUnitedNationsHasOneRegion) {
  std::map<std::string, std::size_t> regions;
  std::size_t groups = 0;
  for (const Delegation& group : vocabulary().delegations()) {
    if (group.region_names.empty()) continue;
    ++groups;
    for (const Membership& member : group.members) ++regions[member.state];
  }
  EXPECT_EQ(groups, 5U);
  for (const auto& [state, count] : regions) EXPECT_EQ(count, 1U) << state;
  const auto file = nlohmann::json::parse(embedded_file("vocabulary/states.json"));
  for (const auto& each : file.at("states")) {
    if (each.at("status") != "member") continue;
    EXPECT_EQ(regions.count(each["code"]), 1U) << each["code"];
  }
}

TEST(FindState, KnowsNamesCodesFormerNamesAndLanguages) {
  const std::pair<const char*, const char*> cases[] = {
      {"Norway", "NOR"},
      {"NOR", "NOR"},
      {"no", "NOR"},
      {"norvège", "NOR"},
      {"Норвегия", "NOR"},
      {"挪威", "NOR"},
      {"النرويج", "NOR"},
      {"Turkey", "TUR"},
      {"Türkiye", "TUR"},
      {"Turkiye", "TUR"},
      {"Swaziland", "SWZ"},
      {"Zaire", "COD"},
      {"DR Congo", "COD"},
      {"Congo", "COG"},
      {"DPRK", "PRK"},
      {"Republic of Korea", "KOR"},
      {"Lao PDR", "LAO"},
      {"Russian Federation", "RUS"},
      {"Union of Soviet Socialist Republics", "RUS"},
      {"Yugoslavia", "YUG"},
      {"UK", "GBR"},
      {"The Gambia", "GMB"},
      {"Côte d’Ivoire", "CIV"},
      {"Bolivia (Plurinational State of)", "BOL"},
      {"Holy See", "VAT"},
      {"State of Palestine", "PSE"},
      {"NAM", "NAM"},
  };
  for (const auto& [name, code] : cases) EXPECT_EQ(state(name), code) << name;
}

TEST(FindState, NeverTakesTheNearest) {
  for (const char* name : {"Norwey", "Korea", "Guinea Bissau Guinea", "", "European Union", "x"}) {
    EXPECT_EQ(state(name), "") << name;
  }
}

TEST(FindDelegation, NamesWinOverCodes) {
  const Delegation* movement = vocabulary().find_delegation("NAM");
  ASSERT_NE(movement, nullptr);
  EXPECT_EQ(movement->kind, DelegationKind::Group);
  EXPECT_EQ(vocabulary().find_delegation("EU")->label, "European Union");
  EXPECT_EQ(vocabulary().find_delegation("ICRC")->kind, DelegationKind::Organisation);
}

TEST(FindConvention, KnowsAliasesInSeveralLanguages) {
  const std::pair<const char*, const char*> cases[] = {{"Ottawa Convention", "APMBC"},
                                                       {"mine ban treaty", "APMBC"},
                                                       {"apmbc", "APMBC"},
                                                       {"Convention d'Ottawa", "APMBC"},
                                                       {"TNP", "NPT"},
                                                       {"ДНЯО", "NPT"},
                                                       {"First Committee", "UNGA-C1"},
                                                       {"Conference on Disarmament", "CD"},
                                                       {"Arms Trade Treaty", "ATT"},
                                                       {"SALW", "POA"}};
  for (const auto& [name, code] : cases) {
    const Convention* found = vocabulary().find_convention(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->code, code) << name;
  }
  EXPECT_EQ(vocabulary().find_convention("GEN"), nullptr);
}

TEST(FindTopic, KnowsSpellings) {
  for (const char* name : {"universalization", "Universalisation", "universality"}) {
    const Topic* found = vocabulary().find_topic(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->code, "universalization") << name;
  }
}

TEST(Session, IsMadeFromItsCode) {
  struct Case {
    const char* code;
    const char* made;
    const char* label;
    int year;
  };
  const Case cases[] = {
      {"APMBC/IM-2025", "APMBC/IM-2025", "Intersessional meetings 2025", 2025},
      {"apmbc/22msp", "APMBC/22MSP", "22nd Meeting of the States Parties (22MSP)", 2025},
      {"ATT/CSP10", "ATT/CSP10", "10th Conference of States Parties (CSP10)", 2024},
      {"UNGA-C1/78", "UNGA-C1/78", "78th session (2023)", 2023},
      {"CD/2022", "CD/2022", "2022 session", 2022},
  };
  for (const Case& each : cases) {
    const auto session = vocabulary().session(each.code);
    ASSERT_TRUE(session) << each.code;
    EXPECT_EQ(session->code, each.made);
    EXPECT_EQ(session->label, each.label);
    ASSERT_TRUE(session->start) << each.code;
    EXPECT_EQ(session->start->year, each.year) << each.code;
  }
  for (const char* code : {"APMBC/banana", "XYZ/1", "APMBC", "", "APMBC/0MSP", "APMBC/IM-25"}) {
    EXPECT_FALSE(vocabulary().session(code)) << code;
  }
}

TEST(Session, EveryKnownOneHasACodeThatLeadsBackToIt) {
  std::set<std::string> codes;
  for (const Convention& convention : vocabulary().conventions()) {
    for (const MeetingKind& kind : convention.meetings) {
      for (const KnownSession& known : kind.sessions) {
        const auto made = vocabulary().session(convention, kind, known.number, known.year);
        ASSERT_TRUE(made) << convention.code << ' ' << kind.kind << ' ' << known.number << ' '
                          << known.year;
        EXPECT_TRUE(codes.insert(made->code).second) << made->code << " is made twice";
        const auto back = vocabulary().session(made->code);
        ASSERT_TRUE(back) << made->code;
        EXPECT_EQ(back->label, made->label);
        EXPECT_EQ(back->start, made->start) << made->code;
      }
    }
  }
}

TEST(GroupsOf, GivesDatedStays) {
  bool found = false;
  for (const auto& [group, stay] : vocabulary().groups_of("GBR")) {
    if (group->code != "EU") continue;
    found = true;
    EXPECT_TRUE(group->dated);
    EXPECT_EQ(stay.from->text(), "1973-01-01");
    EXPECT_EQ(stay.until->text(), "2020-01-31");
  }
  EXPECT_TRUE(found);
}

class VocabularyFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const EmbeddedFile& file : embedded_files()) {
      const std::string name(file.name);
      if (name.starts_with("vocabulary/")) folder_.write(name.substr(11), file.bytes);
    }
  }
  testing::TempDir folder_;
};

TEST_F(VocabularyFolder, IsReadLikeTheBuiltinOne) {
  const auto read = Vocabulary::from_directory(folder_.path());
  EXPECT_EQ(read->hash(), vocabulary().hash());
  EXPECT_EQ(read->find_state("Norway")->code, "NOR");
}

TEST_F(VocabularyFolder, SaysWhatIsMissingOrWrong) {
  const auto message = [&] {
    try {
      (void)Vocabulary::from_directory(folder_.path());
      return std::string();
    } catch (const Error& error) {
      return std::string(error.what());
    }
  };
  folder_.write("topics.json", R"({"origin": ["x"], "topics": [{"code": 7}]})");
  EXPECT_NE(message().find("topics[0]"), std::string::npos) << message();
  folder_.write("topics.json", "{");
  EXPECT_NE(message().find("topics.json is not JSON"), std::string::npos) << message();
  std::filesystem::remove(folder_.path() / "states.json");
  EXPECT_NE(message().find("states.json is missing"), std::string::npos) << message();
}

}  // namespace
}  // namespace rostrum
