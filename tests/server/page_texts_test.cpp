// Texts and templates of the pages, as they are compiled in.
#include "searcher/server/pages/base/texts.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/server/pages/base/page_files.hpp"
#include "searcher/server/pages/base/template.hpp"

namespace rostrum {
namespace {

std::set<std::string> found_in(const std::string& text, const char* form) {
  const std::regex wanted(form);
  std::set<std::string> found;
  for (std::sregex_iterator each(text.begin(), text.end(), wanted), end; each != end; ++each) {
    found.insert((*each)[1]);
  }
  return found;
}

TEST(PageTexts, EachLanguageHasAllOfThem) {
  const Texts& english = Texts::of("en");
  for (const std::string_view language : interface_languages()) {
    const Texts& texts = Texts::of(language);
    EXPECT_EQ(texts.all().size(), english.all().size()) << language;
    for (const auto& [key, text] : english.all()) {
      ASSERT_TRUE(texts.has(key)) << language << ' ' << key;
      EXPECT_FALSE(texts.get(key).empty()) << language << ' ' << key;
      EXPECT_EQ(found_in(texts.get(key), R"(\{\{(\w+)\}\})"), found_in(text, R"(\{\{(\w+)\}\})"))
          << language << ' ' << key;
    }
  }
}

TEST(PageTexts, EachTopicHasItsName) {
  for (const Topic& each : Vocabulary::builtin().topics()) {
    EXPECT_EQ(Texts::of("en").get("topic." + each.code, ""), each.label) << each.code;
  }
}

TEST(PageTexts, AreTranslated) {
  // Words that are the same in English and another language are few.
  for (const std::string_view language : interface_languages().subspan(1)) {
    std::size_t same = 0;
    for (const auto& [key, text] : Texts::of("en").all()) {
      same += Texts::of(language).get(key) == text ? 1 : 0;
    }
    EXPECT_LT(same, 30U) << language;
  }
}

TEST(PageTexts, HoldInEachThemeAndDirection) {
  // Strong colours are dark on paper, and light in the dark.
  EXPECT_NE(Texts::of("en").get("heat_key").find("Stronger colour: more"), std::string::npos);
  for (const EmbeddedFile& file : page_files()) {
    if (!file.name.ends_with(".css")) continue;
    EXPECT_EQ(found_in(std::string(file.bytes), R"(text-align:\s*(left|right))").size(), 0U);
  }
}

TEST(PageTexts, TemplatesNameTextsThatAreThere) {
  std::size_t templates = 0;
  for (const EmbeddedFile& file : page_files()) {
    if (!file.name.ends_with(".mustache")) continue;
    ++templates;
    const std::string source(file.bytes);
    for (const std::string& key : found_in(source, R"(\{\{t\.([^}]+)\}\})")) {
      EXPECT_TRUE(Texts::of("en").has(key)) << file.name << ' ' << key;
    }
  }
  EXPECT_GE(templates, 8U);
}

TEST(PageTexts, NothingIsPutInWithoutEscaping) {
  for (const EmbeddedFile& file : page_files()) {
    if (!file.name.starts_with("templates/") && !file.name.starts_with("texts/")) continue;
    EXPECT_EQ(file.bytes.find("{{{"), std::string_view::npos) << file.name;
    EXPECT_EQ(file.bytes.find("{{&"), std::string_view::npos) << file.name;
    EXPECT_EQ(file.bytes.find(" style="), std::string_view::npos) << file.name;
    EXPECT_EQ(file.bytes.find("<script>"), std::string_view::npos) << file.name;
    EXPECT_EQ(file.bytes.find("http:"), std::string_view::npos) << file.name;
  }
}

TEST(PageTexts, ValuesAreEscapedAndCleaned) {
  const nlohmann::ordered_json view = {
      {"page_title", "<b>\"&'\x01\u202E\u0085\u2066x"}, {"problem", false}, {"home_href", "/"}};
  const std::string page = rendered("error", Texts::of("en"), view);
  EXPECT_NE(page.find("<h1>&lt;b&gt;&quot;&amp;&apos;x</h1>"), std::string::npos) << page;
}

TEST(PageTexts, TheLanguageIsChosenAsItIsAskedFor) {
  struct Choice {
    const char* chosen;
    const char* accepted;
    const char* language;
  };
  const Choice choices[] = {{"", "", "en"},
                            {"", "fr", "fr"},
                            {"", "de, fr;q=0.5, ru;q=0.8", "ru"},
                            {"", "zh-Hant-TW, en;q=0.5", "zh"},
                            {"", "de;q=0.9, pt", "en"},
                            {"", "fr;q=0, es;q=0.1", "es"},
                            {"ar", "fr", "ar"},
                            {"AR", "", "ar"},
                            {"xx", "fr", "fr"},
                            {"", ";;,,q=,fr;q=x", "en"}};
  for (const auto& [chosen, accepted, language] : choices) {
    EXPECT_EQ(language_for(chosen, accepted), language) << chosen << '|' << accepted;
  }
}

TEST(PageTexts, NumbersAreWrittenAsPeopleDo) {
  EXPECT_EQ(Texts::of("en").number(1234567), "1,234,567");
  EXPECT_EQ(Texts::of("fr").number(1234567), "1\u202F234\u202F567");
  EXPECT_EQ(Texts::of("es").number(4321), "4321");
  EXPECT_EQ(Texts::of("zh").number(93), "93");
}

}  // namespace
}  // namespace rostrum
