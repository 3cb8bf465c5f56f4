// The words of a statement: what is counted, and what is counted once.
#include "schemas/index/statement_terms.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace rostrum {
namespace {

Statement statement(const std::string& title, const std::string& text) {
  Statement made;
  made.language = "en";
  made.title = title;
  made.text = text;
  return made;
}

std::uint32_t length_of(const Statement& of) {
  TextAnalyser analyser;
  return terms_of(of, analyser).length();
}

TEST(StatementTerms, LengthHasEachWordOfTitleAndTextOnce) {
  EXPECT_EQ(length_of(statement("", "Mines kill long after wars end.")), 6U);
  EXPECT_EQ(length_of(statement("On mines", "Mines kill long after wars end.")), 8U);
  EXPECT_EQ(length_of(statement("On mines", "")), 2U);
  EXPECT_EQ(length_of(statement("", "")), 0U);
}

TEST(StatementTerms, LengthHasThePartsOfAHyphenatedWordAlone) {
  EXPECT_EQ(length_of(statement("", "an anti-personnel mine")), 4U);
  EXPECT_EQ(length_of(statement("An anti-personnel mine", "a state-of-the-art mine")), 10U);
}

TEST(StatementTerms, LengthHasNoWordOfTheSpeaker) {
  Statement of = statement("", "Mines kill.");
  of.speaker.name = "Ms. Ana Lima";
  of.speaker.post = "Deputy Minister";
  EXPECT_EQ(length_of(of), 2U);
}

TEST(StatementTerms, StemsKeepBothCounts) {
  TextAnalyser analyser;
  const StatementTerms terms =
      terms_of(statement("Anti-personnel mines", "Antipersonnel mines, a mine."), analyser);
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> counts;
  for (const CountedTerm& stem : terms.stems) {
    counts[std::string(stem.term)] = {stem.count, stem.in_length};
  }
  const auto of = [&](const std::string& prefix, const std::string& word) {
    return counts.at(prefix + analyser.stem_term("en", word));
  };
  const auto both = [](std::uint32_t all, std::uint32_t own) { return std::pair(all, own); };
  EXPECT_EQ(of("", "mines"), both(3, 3));
  EXPECT_EQ(of("", "antipersonnel"), both(2, 1)) << "the hyphenated one is in the length as parts";
  EXPECT_EQ(of("", "personnel"), both(1, 1));
  EXPECT_EQ(of("S", "mines"), both(1, 0)) << "a title's word is in the length as the text's";
}

}  // namespace
}  // namespace rostrum
