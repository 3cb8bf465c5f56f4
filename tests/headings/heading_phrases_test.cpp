#include "indexer/headings/lines/heading_phrases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "schemas/base/embedded.hpp"
#include "schemas/base/json_schema.hpp"

namespace rostrum {
namespace {

TEST(HeadingPhrases, EachLanguageHoldsTheSchema) {
  int languages = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with("vocabulary/phrases/")) continue;
    ++languages;
    const nlohmann::json language = nlohmann::json::parse(file.bytes);
    const auto problems = builtin_schema("vocabulary/phrases.schema.json").problems(language);
    EXPECT_TRUE(problems.empty()) << file.name << ": " << problems.front();
    EXPECT_TRUE(file.name.ends_with("/" + language.at("language").get<std::string>() + ".json"));
  }
  EXPECT_GE(languages, 12);
}

TEST(HeadingPhrases, AreThereForEveryKindAndFoundInAnyLanguage) {
  for (int kind = 0; kind <= static_cast<int>(Phrase::Written); ++kind) {
    EXPECT_FALSE(phrases(static_cast<Phrase>(kind)).all().empty()) << kind;
  }
  std::size_t end = 0;
  EXPECT_EQ(phrases(Phrase::BeforeAuthor).find("joint statement by norway", &end), 6U);
  EXPECT_EQ(end, 18U);
  EXPECT_EQ(phrases(Phrase::BeforeAuthor).find("understatement byte"), std::string::npos);
  EXPECT_TRUE(phrases(Phrase::SpeakerWords).stands_in("hier danken wir allen"));
  EXPECT_TRUE(phrases(Phrase::SpeakerWords).stands_in("今天我们欢迎"));
  EXPECT_FALSE(phrases(Phrase::SpeakerWords).stands_in("wirklich"));
  EXPECT_TRUE(phrases(Phrase::OwnVoice).begins("welcomes the text"));
  EXPECT_FALSE(phrases(Phrase::OwnVoice).begins("unwelcomes"));
  EXPECT_TRUE(phrases(Phrase::Chairs).holds("the president"));
}

TEST(HeadingPhrases, HaveAHash) { EXPECT_EQ(phrases_hash().size(), 64U); }

}  // namespace
}  // namespace rostrum
