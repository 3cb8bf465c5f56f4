// What programs say, told in the language of a page.
#include "searcher/server/pages/base/said.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>

namespace rostrum {
namespace {

TEST(Said, EveryFormHasPlacesThatItsTranslationsHave) {
  const std::regex place(R"(\{(\w+)([#:@!]?)([^}]*)\})");
  const std::map<std::string, std::size_t, std::less<>> forms = {
      {"fr", 2}, {"es", 2}, {"ru", 3}, {"zh", 1}, {"ar", 6}};
  std::size_t found = 0;
  for (const auto& [key, english] : Texts::of("en").all()) {
    if (!key.starts_with("said.")) continue;
    ++found;
    std::map<std::string, std::string> kinds;
    for (std::sregex_iterator each(english.begin(), english.end(), place), end; each != end;
         ++each) {
      kinds[(*each)[1]] = (*each)[2];
    }
    for (const auto& [language, count] : forms) {
      const std::string& text = Texts::of(language).get(key);
      for (std::sregex_iterator each(text.begin(), text.end(), place), end; each != end; ++each) {
        const std::string name = (*each)[1];
        ASSERT_TRUE(kinds.contains(name)) << language << ' ' << key << ' ' << name;
        if ((*each)[2] != ":") continue;
        EXPECT_TRUE(kinds[name] == "#" || kinds[name] == ":") << language << ' ' << key;
        const std::string all = (*each)[3];
        EXPECT_EQ(static_cast<std::size_t>(std::count(all.begin(), all.end(), '|')) + 1, count)
            << language << ' ' << key;
      }
    }
  }
  EXPECT_GT(found, 150U);
}

TEST(Said, CountsAsEachLanguageDoes) {
  struct Counted {
    const char* language;
    const char* said;
    const char* told;
  };
  const Counted rows[] = {
      {"ru", "1 statement compared", "Сравнено: 1 выступление."},
      {"ru", "3 statements compared", "Сравнено: 3 выступления."},
      {"ru", "12 statements compared", "Сравнено: 12 выступлений."},
      {"ru", "21 statements compared", "Сравнено: 21 выступление."},
      {"ar", "1 statement compared", "عدد ما قورن: بيان واحد."},
      {"ar", "2 statements compared", "عدد ما قورن: بيانان."},
      {"ar", "103 statements compared", "عدد ما قورن: 103 بيانات."},
      {"ar", "12 statements compared", "عدد ما قورن: 12 بياناً."},
      {"ar", "100 statements compared", "عدد ما قورن: 100 بيان."},
      {"fr", "0 statements compared", "0 déclaration comparée."},
      {"fr", "12,345 statements compared", "12\u202F345 déclarations comparées."},
      {"es", "1 statement compared", "1 declaración comparada."},
      {"zh", "12,345 statements compared", "已比较 12,345 篇发言。"},
  };
  for (const auto& [language, said, told] : rows) {
    EXPECT_EQ(said_plainly(Texts::of(language), said), told);
  }
}

TEST(Said, WhatPeopleWroteStaysApart) {
  const auto parts = said_in(Texts::of("fr"), "Trend of every statement by country");
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 1U) << "all of it is ours";
  EXPECT_EQ(parts->front().text, "Évolution : toutes les déclarations, par pays");
  const auto asked = said_in(Texts::of("zh"), "Trend of mines by year and country by year");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->front().text, "mines by year and country");
  EXPECT_TRUE(asked->front().quoted);
  const auto english = said_in(Texts::of("en"), "no state called 'Norwey'");
  ASSERT_TRUE(english);
  EXPECT_EQ(english->at(1).text, "Norwey");
  EXPECT_TRUE(english->at(1).quoted);
}

TEST(Said, WhatWasTypedStaysWholeThoughItHasTheWordsOfAForm) {
  struct Asked {
    std::vector<std::string> typed;
    const char* said;
    std::vector<std::string> quoted;
  };
  const Asked rows[] = {
      {{"a and of b"}, "Trend of a and of b by year", {"a and of b"}},
      {{"a by year", "b"}, "Trend of a by year and of b by year", {"a by year", "b"}},
      {{"mines against war"}, "mines against war against the rest", {"mines against war"}},
      {{"the rest"}, "the rest against the rest", {"the rest"}},
      {{"every statement"}, "Matrix of every statement: country by year", {"every statement"}},
      {{"mines"}, "Most like some-id (Norway)", {"some-id", "Norway"}},
      {{"mines", ""}, "every statement against the rest", {}},
  };
  for (const auto& [typed, said, quoted] : rows) {
    const auto parts = said_in(Texts::of("es"), said, typed);
    ASSERT_TRUE(parts) << said;
    std::vector<std::string> found;
    for (const SaidPart& each : *parts) {
      if (each.quoted) found.push_back(each.text);
    }
    // "the rest" that was typed and that of the form are the same words.
    if (found.size() == 2 && found[0] == found[1]) found.pop_back();
    EXPECT_EQ(found, quoted) << said;
  }
  const std::vector<std::string> typed = {"every statement"};
  EXPECT_EQ(part_in(Texts::of("fr"), "every statement", typed), "every statement");
  EXPECT_EQ(part_in(Texts::of("fr"), "every statement"), "toutes les déclarations");
}

TEST(Said, NamesWithinASentenceBeginSmall) {
  EXPECT_EQ(Texts::of("fr").within("Réunion"), "réunion");
  EXPECT_EQ(Texts::of("fr").within("État"), "état");
  EXPECT_EQ(Texts::of("es").within("ONU"), "ONU");
}

TEST(Said, WhatHasNoFormStaysEnglish) {
  EXPECT_FALSE(said_in(Texts::of("ru"), "nothing of the kind was ever said"));
  EXPECT_EQ(said_plainly(Texts::of("ru"), "nothing"), "nothing");
}

TEST(Said, ManyWaysToLayAFormEnd) {
  std::string hostile = "Trend of ";
  for (int i = 0; i < 4000; ++i) hostile += "a and of b by ";
  (void)said_in(Texts::of("ar"), hostile);
}

TEST(Said, FiguresAndDatesAreWrittenAsPeopleDo) {
  EXPECT_EQ(Texts::of("fr").figure(1234.56, 1), "1234,6");
  EXPECT_EQ(Texts::of("en").figure(-1234.5, 2), "\u22121,234.50");
  EXPECT_EQ(Texts::of("ru").date("2025-06-17"), "17 июня 2025 года");
  EXPECT_EQ(Texts::of("ru").date("2025-06"), "июнь 2025 года");
  EXPECT_EQ(Texts::of("fr").date("2025-06-01"), "1er juin 2025");
  EXPECT_EQ(Texts::of("zh").date("2025-06-17"), "2025年6月17日");
  EXPECT_EQ(Texts::of("ar").date("2025-06-17"), "17 حزيران/يونيه 2025");
  for (const char* other : {"2025", "", "2025-13-01", "none", "2025-6", "abcd-ef-gh"}) {
    EXPECT_EQ(Texts::of("es").date(other), other);
  }
}

}  // namespace
}  // namespace rostrum
