// Passages are whole sentences, as people read them.
#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/writing/index_writer.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class Passages : public ::testing::Test {
 protected:
  std::vector<std::string> passages(const std::string& text, const std::string& question,
                                    const std::string& language = "en") {
    TempDir folder;
    TextAnalyser analyser;
    IndexWriter writer(folder.path() / "index", vocabulary_.hash());
    Statement statement{.id = "s", .title = "Statement by Utopia on survey", .text = text};
    statement.language = language;
    writer.put(prepare(statement, vocabulary_, analyser));
    writer.commit();
    SearchEngine engine(folder.path() / "index", vocabulary_);
    std::vector<std::string> found;
    for (const Hit& hit : engine.search({.text = question}).hits) {
      for (const Snippet& snippet : hit.snippets) {
        found.push_back(snippet.text);
        for (const CodePointSpan& span : snippet.highlights) EXPECT_LT(span.begin, span.end);
      }
    }
    return found;
  }

  const Vocabulary& vocabulary_ = Vocabulary::builtin();
};
using Texts = std::vector<std::string>;

TEST_F(Passages, RunOnOverTheLinesOfAParagraph) {
  EXPECT_EQ(passages("We met on Monday. My \ncountry, Utopia, has begun\nto survey its borders\nin "
                     "the north. We go on.",
                     "survey"),
            (Texts{"My country, Utopia, has begun to survey its borders in the north."}));
  EXPECT_EQ(passages("我们支持全面禁\n止核试\n验条约。我们欢迎会议。", "核试验", "zh"),
            (Texts{"我们支持全面禁止核试验条约。"}));
}

TEST_F(Passages, DoNotEndAtAbbreviations) {
  const char* sentences[] = {
      "We thank Mr. Okafor and Dr. Lindqvist for the survey.",
      "The survey of Amb. Ferreira, H.E. Ms. Anh and Prof. J. B. Moreau was read.",
      "The survey stands in doc. A/C.1/78/L.5 and in No. 12 of the series.",
      "Under art. 5, para. 2, a survey is due by 1 Mar. 2025.",
      "We thank Mr.\xC2\xA0Okafor for the survey.",
      "12. The survey of 2020 was the last.",
      "The survey, cf. annex II, took 3.5 years, i.e. more than planned.",
  };
  for (const char* sentence : sentences) {
    const std::string text =
        "It is late. " + std::string(sentence) + " We have spoken of it. And so on.";
    EXPECT_EQ(passages(text, "survey"), Texts{sentence});
  }
  EXPECT_EQ(passages("To a survey we say no. We say it again.", "survey"),
            (Texts{"To a survey we say no."}));
  EXPECT_EQ(passages("Обследование, см. док. A/78/1, завершено в 2020 г. в Утопии. Спасибо.",
                     "обследование", "ru"),
            (Texts{"Обследование, см. док. A/78/1, завершено в 2020 г. в Утопии."}));
}

TEST_F(Passages, AreNoHeadingsWhereASentenceHasTheWord) {
  EXPECT_EQ(passages("Statement by Utopia on survey\n\nSurvey and clearance of mined areas\n\n# "
                     "Survey.\n\nUtopia began its survey in 2019. It goes on.\n\nSurvey, again",
                     "survey"),
            (Texts{"Utopia began its survey in 2019."}));
  EXPECT_EQ(passages("Survey and clearance of mined areas\n\nUtopia began in 2019.", "survey"),
            (Texts{"Survey and clearance of mined areas"}));
}

TEST_F(Passages, AreCutPastSixtyWords) {
  const auto words = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += " w" + std::to_string(i);
    return text;
  };
  const std::string whole = "A survey" + words(57) + " end.";
  EXPECT_EQ(passages(whole + " More.", "survey"), Texts{whole});
  const std::string longer = "So" + words(45) + " survey" + words(45) + " end.";
  const Texts cut = passages(longer + " More.", "survey");
  ASSERT_EQ(cut.size(), 1U);
  EXPECT_TRUE(cut[0].starts_with("… w")) << cut[0];
  EXPECT_TRUE(cut[0].ends_with(" …")) << cut[0];
  EXPECT_NE(cut[0].find("w44 survey w0 w1"), std::string::npos) << cut[0];
  EXPECT_EQ(std::count(cut[0].begin(), cut[0].end(), ' '), 61) << "sixty words and two dots";
}

}  // namespace
}  // namespace rostrum::testing
