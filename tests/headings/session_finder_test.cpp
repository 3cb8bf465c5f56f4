#include "schemas/vocabulary/session_finder.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

TEST(NumberOfWords, ReadsWordsDigitsAndRomanFigures) {
  const std::pair<const char*, int> cases[] = {{"Twenty-second", 22},
                                               {"22nd", 22},
                                               {"72ª", 72},
                                               {"Sexta", 6},
                                               {"VII", 7},
                                               {"第四十八", 48},
                                               {"девяносто пятой", 95},
                                               {"التاسع عشر", 19},
                                               {"first", 1},
                                               {"Seventy-eighth", 78},
                                               {"soixante-neuvième", 69},
                                               {"Neunten", 9},
                                               {"75ma", 75},
                                               {"terceira", 3},
                                               {"üçüncü", 3},
                                               {"soixante-dix-huitième", 78},
                                               {"soixante et onzième", 71},
                                               {"quatre-vingtième", 80},
                                               {"quatre-vingt-dix-septième", 97},
                                               {"dix-neuvième", 19},
                                               {"vingt et unième", 21},
                                               {"zweiundzwanzigste", 22},
                                               {"siebenundsiebzigsten", 77},
                                               {"settantottesima", 78},
                                               {"ventunesima", 21},
                                               {"septuagésima oitava", 78},
                                               {"yetmiş sekizinci", 78},
                                               {"السبعين", 70},
                                               {"first and second", 0},
                                               {"banana", 0},
                                               {"", 0}};
  for (const auto& [words, number] : cases) EXPECT_EQ(number_of_words(words), number) << words;
}

TEST(SessionFinder, TakesTheNumberOfABodysNameForNoSession) {
  SessionFinder finder(Vocabulary::builtin());
  EXPECT_TRUE(finder.find("بيان العراق في اللجنة الأولى الجمعية العامة للأمم المتحدة").empty());
  const auto found = finder.find("اللجنة الأولى، الدورة الثامنة والسبعون للجمعية العامة");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().session.code, "UNGA-C1/78");
}

TEST(SessionFinder, KnowsMeetingsByNameAndAbbreviation) {
  SessionFinder finder(Vocabulary::builtin());
  struct Case {
    const char* text;
    const char* convention;
    const char* code;
  };
  const Case cases[] = {
      {"Anti-Personnel Mine Ban Convention. Intersessional meetings 2025", "", "APMBC/IM-2025"},
      {"intersessional 2025", "APMBC", "APMBC/IM-2025"},
      {"22MSP", "APMBC", "APMBC/22MSP"},
      {"Twenty-second Meeting of the States Parties to the Anti-Personnel Mine Ban Convention", "",
       "APMBC/22MSP"},
      {"ATT CSP10", "", "ATT/CSP10"},
      {"Tenth Conference of States Parties to the Arms Trade Treaty", "", "ATT/CSP10"},
      {"Seventy-eighth session of the General Assembly, First Committee", "", "UNGA-C1/78"},
      {"Первый комитет 76-й сессии Генеральной Ассамблеи ООН", "", "UNGA-C1/76"},
      {"2022 Review Conference of the NPT", "", "NPT/RC-2022"},
      {"Conference on Disarmament, 2022 session", "", "CD/2022"},
      {"Second session of the Preparatory Committee for the 2026 Review Conference of the Parties "
       "to "
       "the Treaty on the Non-Proliferation of Nuclear Weapons",
       "", "NPT/PC2-2026"},
      {"Ninth Review Conference of the Biological Weapons Convention", "", "BWC/9RC"},
      {"第十一次审议大会第二次筹备会", "NPT", "NPT/PC2-2026"},
      {"第十次审议大会筹备会第三次会议", "NPT", "NPT/PC3-2020"},
      {"第9回NPT運用検討会議", "", "NPT/RC-2015"},
      {"III Comité Preparatorio de la XI Conferencia de Examen del TNP", "", "NPT/PC3-2026"},
      {"100° período de sesiones del Consejo Ejecutivo", "CWC", "CWC/EC-100"},
      {"اللجنة الأولى للجمعية العامة في دورتها الرابعة والسبعين", "", "UNGA-C1/74"},
      {"Prima Commissione della 75ma Assemblea Generale", "", "UNGA-C1/75"},
      {"Zweites Vertragsstaatentreffen des Atomwaffenverbotsvertrags", "", "TPNW/2MSP"},
      {"United Nations High-level Meeting on Nuclear Disarmament, 26 September 2013", "",
       "UNGA/HLM-2013"},
  };
  for (const Case& each : cases) {
    const auto found = finder.find(each.text, each.convention);
    ASSERT_FALSE(found.empty()) << each.text;
    EXPECT_EQ(found.front().session.code, each.code) << each.text;
  }
  // The eleventh is of 2026: what is said of it in 2024 is said elsewhere.
  EXPECT_TRUE(finder.find("2024: Eleventh Review Conference of the NPT", "").empty());
  // "Conference" is what one body calls its meetings, and many others too.
  EXPECT_TRUE(finder.find("The Fifth Conference of Heads of State").empty());
  EXPECT_TRUE(finder.find("51", "NPT").empty());
  EXPECT_TRUE(finder.find("banana", "APMBC").empty());
}

}  // namespace
}  // namespace rostrum
