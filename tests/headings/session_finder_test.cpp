#include "schemas/session_finder.hpp"

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
                                               {"banana", 0},
                                               {"", 0}};
  for (const auto& [words, number] : cases) EXPECT_EQ(number_of_words(words), number) << words;
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
  };
  for (const Case& each : cases) {
    const auto found = finder.find(each.text, each.convention);
    ASSERT_FALSE(found.empty()) << each.text;
    EXPECT_EQ(found.front().session.code, each.code) << each.text;
  }
  EXPECT_TRUE(finder.find("51", "NPT").empty());
  EXPECT_TRUE(finder.find("banana", "APMBC").empty());
}

}  // namespace
}  // namespace rostrum
