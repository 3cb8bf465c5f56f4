#include "searcher/filters/filter_resolver.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/session_finder.hpp"

namespace rostrum {
namespace {

class ListedValues final : public IndexValues {
 public:
  explicit ListedValues(std::map<std::string, std::vector<FacetValue>, std::less<>> values)
      : values_(std::move(values)) {}

  [[nodiscard]] const std::vector<FacetValue>& values(const Field& facet) const override {
    const auto row = values_.find(facet.name);
    return row == values_.end() ? none_ : row->second;
  }

 private:
  std::map<std::string, std::vector<FacetValue>, std::less<>> values_;
  std::vector<FacetValue> none_;
};

const ListedValues& index_values() {
  static const ListedValues values({
      {"country", {{"NOR", "Norway"}, {"NAM", "Namibia"}, {"ATL", "Atlantis"}}},
      {"session",
       {{"APMBC/IM-2025", "Intersessional meetings 2025"},
        {"CCM/IM-2025", "Intersessional meeting 2025"},
        {"APMBC/22MSP", "22nd Meeting of the States Parties (22MSP)"},
        {"Wilton Park 2019", "Wilton Park 2019"}}},
      {"item", {{"7", "7 Matters related to the President"}, {"7a", "7a Universalization"}}},
      {"topic", {{"house-keeping", "House-keeping"}}},
      {"kind", {{"right-of-reply", "Right of reply"}}},
      {"lang", {{"en", "English"}}},
  });
  return values;
}

ResolvedFilter resolve(const std::string& field, const std::string& typed,
                       const std::vector<std::string>& conventions = {}) {
  return resolve_filter(field_named(field), typed, Vocabulary::builtin(), index_values(),
                        conventions);
}

using Codes = std::vector<std::string>;

struct Case {
  const char* field;
  const char* typed;
  Codes codes;
};

void expect_codes(const std::vector<Case>& cases) {
  for (const auto& [field, typed, codes] : cases) {
    try {
      const ResolvedFilter filter = resolve(field, typed);
      EXPECT_EQ(filter.codes, codes) << field << ": " << typed;
      EXPECT_EQ(filter.labels.size(), codes.size()) << field << ": " << typed;
      EXPECT_EQ(filter.field, field);
    } catch (const Error& error) {
      ADD_FAILURE() << error.what() << "\nfrom: " << field << ": " << typed;
    }
  }
}

std::string error_of(const std::string& field, const std::string& typed) {
  try {
    return "no error, resolved to: " + resolve(field, typed).codes.front();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
    return error.what();
  }
}

TEST(ResolveFilter, TakesStatesByCodeNameAndAlias) {
  expect_codes({
      {"country", "NOR", {"NOR"}},
      {"country", "nor", {"NOR"}},
      {"country", "NO", {"NOR"}},
      {"country", "Norway", {"NOR"}},
      {"country", "  norway\t", {"NOR"}},
      {"country", "Норвегия", {"NOR"}},
      {"country", "挪威", {"NOR"}},
      {"country", "Syria", {"SYR"}},
      {"country", "Serbia", {"SRB"}},
      {"country", "Swaziland", {"SWZ"}},
      {"country", "Turkey", {"TUR"}},
      {"country", "Türkiye", {"TUR"}},
      {"country", "DPRK", {"PRK"}},
      {"country", "Cote d'Ivoire", {"CIV"}},
      {"country", "The Gambia", {"GMB"}},
  });
  EXPECT_EQ(resolve("country", "no").labels, Codes{"Norway"});
}

TEST(ResolveFilter, ReadsTheSameLettersByTheField) {
  expect_codes({{"country", "NAM", {"NAM"}}, {"group", "NAM", {"NONALIGNED"}}});
  EXPECT_EQ(resolve("country", "NAM").labels, Codes{"Namibia"});
}

TEST(ResolveFilter, TakesWhatOnlyTheVocabularyOrOnlyTheIndexKnows) {
  expect_codes({
      {"country", "Tuvalu", {"TUV"}},
      {"country", "Atlantis", {"ATL"}},
      {"country", "atl", {"ATL"}},
      {"topic", "house-keeping", {"house-keeping"}},
  });
}

TEST(ResolveFilter, TakesGroupsAndOrganisations) {
  expect_codes({
      {"group", "EU", {"EU"}},
      {"group", "European Union", {"EU"}},
      {"group", "Non-Aligned Movement", {"NONALIGNED"}},
      {"organisation", "ICRC", {"ICRC"}},
      {"organisation", "International Committee of the Red Cross", {"ICRC"}},
      {"aligned", "EU", {"EU"}},
      {"aligned", "Norway", {"NOR"}},
      {"aligned", "ICRC", {"ICRC"}},
  });
}

TEST(ResolveFilter, TakesConventionsAndTopics) {
  expect_codes({
      {"convention", "APMBC", {"APMBC"}},
      {"convention", "apmbc", {"APMBC"}},
      {"convention", "Ottawa Convention", {"APMBC"}},
      {"convention", "Mine Ban Treaty", {"APMBC"}},
      {"topic", "universalization", {"universalization"}},
      {"topic", "Universalisation", {"universalization"}},
      {"topic", "victim assistance", {"victim-assistance"}},
  });
}

TEST(ResolveFilter, TakesAgendaItemsInEverySpelling) {
  expect_codes({
      {"item", "7", {"7"}},
      {"item", "7a", {"7a"}},
      {"item", "7 (A)", {"7a"}},
      {"item", "item 7(a)", {"7a"}},
      {"item", "9 f", {"9f"}},
      {"item", "7a Universalization", {"7a"}},
  });
  EXPECT_EQ(resolve("item", "7(a)").labels, Codes{"7a Universalization"});
  EXPECT_EQ(resolve("item", "9 f").labels, Codes{"9f"});
}

TEST(ResolveFilter, TakesListsOfAgendaItems) {
  expect_codes({
      {"item", "7, 9", {"7", "9"}},
      {"item", "items 7a and 9", {"7a", "9"}},
      {"item", "7-9", {"7-9"}},
  });
}

TEST(ResolveFilter, TakesValuesOfClosedListsInEverySpelling) {
  expect_codes({
      {"kind", "Right of reply", {"right-of-reply"}},
      {"kind", "right_of_reply", {"right-of-reply"}},
      {"kind", "NATIONAL", {"national"}},
      {"delivery", "Written", {"written"}},
      {"lang", "fr", {"fr"}},
      {"lang", "French", {"fr"}},
      {"lang", "français", {"fr"}},
      {"lang", "EN-gb", {"en"}},
      {"year", "2025", {"2025"}},
  });
  for (const std::string_view kind : kStatementKinds) {
    EXPECT_EQ(resolve("kind", std::string(kind)).codes, Codes{std::string(kind)});
  }
  EXPECT_EQ(resolve("kind", "right of reply").labels, Codes{"Right of reply"});
}

TEST(ResolveFilter, KeepsIdentifiersAsTheyAre) {
  expect_codes({{"id", "APMBC-2025-norway", {"APMBC-2025-norway"}}});
}

TEST(ResolveFilter, TakesEveryValueOfTheIndexByItsCodeAndItsLabel) {
  for (const Field& field : kFields) {
    if (field.kind != FieldKind::Facet) continue;
    for (const FacetValue& value : index_values().values(field)) {
      const std::string name(field.name);
      EXPECT_EQ(resolve(name, value.value).codes, Codes{value.value}) << name;
      EXPECT_EQ(resolve(name, value.label).codes, Codes{value.value}) << name;
    }
  }
}

TEST(ResolveFilter, RefusesUnknownValuesAndOffersTheNearest) {
  struct Refusal {
    const char* field;
    const char* typed;
    const char* message;
  };
  const Refusal refusals[] = {
      {"country", "Norwey",
       "country: no state called 'Norwey'; did you mean 'Norway'? see 'rostrum-search values "
       "country'"},
      {"country", "qqqqqqqqqqq",
       "country: no state called 'qqqqqqqqqqq'; see 'rostrum-search values country'"},
      {"country", "EU", "country: 'EU' is the group European Union; use the field group"},
      {"group", "Norway", "group: 'Norway' is the state Norway; use the field country"},
      {"organisation", "EU", "organisation: 'EU' is the group European Union; use the field group"},
      {"topic", "victim asistance",
       "topic: no topic called 'victim asistance'; did you mean 'Victim assistance'? see "
       "'rostrum-search values topic'"},
      {"kind", "speech",
       "kind: no value is called 'speech'; use one of national, group, joint, organisation, "
       "right-of-reply, explanation-of-vote, chair, report, index, other"},
      {"year", "25",
       "year: '25' is not a year of four digits; write several years as date:2020..2024"},
      {"year", "2020..2024",
       "year: '2020..2024' is not a year of four digits; write several years as date:2020..2024"},
      {"country", " \t", "country: the value is blank; see 'rostrum-search values country'"},
      {"country", "\xFF", "country: the value is not UTF-8; send it in UTF-8"},
  };
  for (const auto& [field, typed, message] : refusals) {
    EXPECT_EQ(error_of(field, typed), message) << "from: " << typed;
  }
  EXPECT_EQ(
      error_of("item", "universal"),
      "item: 'universal' is not the number of an agenda item, such as 7, 7a or cluster 1; did "
      "you mean '7a Universalization'? see 'rostrum-search values item'");
  EXPECT_TRUE(error_of("convention", "Otawa Convention")
                  .starts_with("convention: no convention called 'Otawa Convention'; did you mean "
                               "'Mine Ban Convention'"));
  EXPECT_TRUE(error_of("lang", "Klingonese").starts_with("lang: no language called 'Klingonese'"));
}

TEST(ResolveFilter, NeverGuesses) {
  for (const char* typed :
       {"Syri", "Serbi", "Norwa", "Nor way", "United", "Korea", "Guinea Bissaux"}) {
    EXPECT_TRUE(error_of("country", typed).starts_with("country: no state called")) << typed;
  }
}

TEST(ResolveSession, ByCodeInAnyCase) {
  expect_codes({
      {"session", "APMBC/IM-2025", {"APMBC/IM-2025"}},
      {"session", "apmbc/im-2025", {"APMBC/IM-2025"}},
      {"session", "wilton park 2019", {"Wilton Park 2019"}},
      {"session", "NPT/RC-2020", {"NPT/RC-2020"}},
  });
  EXPECT_EQ(resolve("session", "apmbc/im-2025").labels, Codes{"Intersessional meetings 2025"});
}

TEST(ResolveSession, ByCodeWithoutItsConvention) {
  EXPECT_EQ(resolve("session", "35", {"UNGA"}).codes, Codes{"UNGA/35"});
  EXPECT_EQ(resolve("session", "rc-2020", {"NPT"}).codes, Codes{"NPT/RC-2020"});
  EXPECT_EQ(resolve("session", "im-2025").codes, (Codes{"APMBC/IM-2025", "CCM/IM-2025"}));
  EXPECT_EQ(resolve("session", "im-2025", {"CCM"}).codes, Codes{"CCM/IM-2025"});
}

TEST(ResolveSession, ByNameOfTheConventionThatIsAskedFor) {
  EXPECT_EQ(resolve("session", "intersessional 2025", {"APMBC"}).codes, Codes{"APMBC/IM-2025"});
  EXPECT_EQ(resolve("session", "intersessional 2025", {"CCM"}).codes, Codes{"CCM/IM-2025"});
  for (const char* typed : {"22MSP", "MSP22", "MSP-22", "22 MSP", "22nd MSP", "22MSP 2025",
                            "Twenty-second Meeting of the States Parties", "第22次缔约方会议",
                            "22e assemblée des États parties"}) {
    EXPECT_EQ(resolve("session", typed, {"APMBC"}).codes, Codes{"APMBC/22MSP"}) << typed;
  }
}

TEST(ResolveSession, ByNameOfEveryConventionThatIsOnFile) {
  EXPECT_EQ(resolve("session", "intersessional 2025").codes,
            (Codes{"APMBC/IM-2025", "CCM/IM-2025"}));
  EXPECT_EQ(resolve("session", "22MSP").codes, Codes{"APMBC/22MSP"});
}

TEST(ResolveSession, ByNameWithItsConvention) {
  EXPECT_EQ(resolve("session", "22MSP of the Mine Ban Convention").codes, Codes{"APMBC/22MSP"});
  EXPECT_EQ(resolve("session", "intersessional meetings of the Ottawa Convention 2025").codes,
            Codes{"APMBC/IM-2025"});
  EXPECT_EQ(resolve("session", "第67届联大").codes, Codes{"UNGA/67"});
  EXPECT_EQ(resolve("session", "CCM 12MSP", {"APMBC"}).codes, Codes{"CCM/12MSP"})
      << "both filters together find nothing, and nothing else is asked";
}

TEST(ResolveSession, RefusesWhatIsNoSession) {
  EXPECT_EQ(error_of("session", "intersesional meetings 2025"),
            "session: no session is called 'intersesional meetings 2025'; did you mean "
            "'Intersessional meetings 2025' or 'Intersessional meeting 2025'? see 'rostrum-search "
            "values session'");
  EXPECT_EQ(error_of("session", "22MSP 21MSP"),
            "session: '22MSP 21MSP' may be APMBC/22MSP or APMBC/21MSP; write one of the two");
  for (const char* typed :
       {"meeting", "2025", "intersessional 2025 Norway", "GGE on LAWS 2019 of Mars", "not 22MSP"}) {
    EXPECT_TRUE(error_of("session", typed).starts_with("session: no session is called")) << typed;
  }
}

RC_GTEST_PROP(ResolveFilterProperties, AnyTextIsResolvedOrRefused, ()) {
  static SessionFinder finder(Vocabulary::builtin());
  const std::vector<std::string> pieces = {"Norway", "22", "MSP",  " ",  "(",  "第", "67",   "届",
                                           "RC",     "a",  "-",    "é",  "/",  "EU", "2025", "IM",
                                           "APMBC",  "'",  "\xFF", "\n", "of", "٢"};
  std::string typed;
  for (const std::string& piece :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) {
    typed += piece;
  }
  for (const Field& field : kFields) {
    if (field.kind != FieldKind::Facet && field.kind != FieldKind::Id) continue;
    try {
      const ResolvedFilter filter =
          resolve_filter(field, typed, Vocabulary::builtin(), index_values(), {}, &finder);
      RC_ASSERT(!filter.codes.empty());
      RC_ASSERT(filter.codes.size() == filter.labels.size());
      for (const std::string& code : filter.codes) RC_ASSERT(!facet_term(field, code).empty());
    } catch (const Error& error) {
      RC_ASSERT(error.kind() == ErrorKind::InvalidInput);
      RC_ASSERT(std::string(error.what()).starts_with(std::string(field.name) + ": "));
    }
  }
}

}  // namespace
}  // namespace rostrum
