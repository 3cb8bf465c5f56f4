#include "schemas/text/language.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

TEST(FindLanguage, KnowsCodesAndNames) {
  const std::pair<const char*, const char*> cases[] = {
      {"en", "en"},      {"EN", "en"},       {"en-GB", "en"},    {"eng", "en"},
      {"English", "en"}, {"français", "fr"}, {"Francais", "fr"}, {"русский", "ru"},
      {"中文", "zh"},    {"العربية", "ar"},  {"zh-Hant", "zh"},  {"Spanish", "es"},
      {"inglés", "en"},  {"allemand", "de"}};
  for (const auto& [text, code] : cases) EXPECT_EQ(find_language(text), code) << text;
}

TEST(FindLanguage, RefusesWhatIsNone) {
  for (const char* text : {"", "Klingonish", "xx", "qqq", "Norwey", "e", "english language"}) {
    EXPECT_EQ(find_language(text), std::nullopt) << text;
  }
}

TEST(LanguageLabel, IsTheEnglishName) {
  EXPECT_EQ(language_label("fr"), "French");
  EXPECT_EQ(language_label("zh"), "Chinese");
}

}  // namespace
}  // namespace rostrum
