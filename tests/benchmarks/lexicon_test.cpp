// The words that benchmark queries use mean the same to every engine's stemmer.
#include <gtest/gtest.h>
#include <xapian.h>

#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "benchmarks/corpus/lexicon.hpp"
#include "benchmarks/corpus/pseudo_words.hpp"

namespace rostrum::testing {
namespace {

constexpr const char* kStemmers[] = {"english", "porter"};

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

TEST(BenchLexicon, FormsOfAWordShareAStemThatNoOtherWordHas) {
  for (const char* name : kStemmers) {
    const Xapian::Stem stem(name);
    std::map<std::string, std::string> word_of_stem;
    for (const bench::Word& word : bench::lexicon()) {
      std::set<std::string> stems;
      for (const std::string& form : words_of(word.forms)) stems.insert(stem(form));
      EXPECT_EQ(stems.size(), 1U) << name << ": " << word.forms;
      const auto [known, added] = word_of_stem.emplace(*stems.begin(), word.forms);
      EXPECT_TRUE(added) << name << ": " << word.forms << " and " << known->second;
    }
  }
}

TEST(BenchLexicon, PhrasesAndSmallWordsHoldNoOtherFormOfAWord) {
  std::set<std::string> forms;
  for (const bench::Word& word : bench::lexicon()) {
    for (const std::string& form : words_of(word.forms)) forms.insert(form);
  }
  std::set<std::string> others;
  for (const bench::Phrase& phrase : bench::phrases()) {
    for (const std::string& word : words_of(phrase.text)) others.insert(word);
  }
  for (const bench::FunctionWord& word : bench::function_words()) others.emplace(word.word);
  for (const char* name : kStemmers) {
    const Xapian::Stem stem(name);
    std::set<std::string> stems;
    for (const std::string& form : forms) stems.insert(stem(form));
    for (const std::string& word : others) {
      EXPECT_TRUE(forms.contains(word) || !stems.contains(stem(word))) << name << ": " << word;
    }
  }
}

TEST(BenchLexicon, MadeUpWordsAreStemmedAlike) {
  const bench::PseudoWords words = bench::english_words();
  const Xapian::Stem english("english");
  const Xapian::Stem porter("porter");
  std::size_t looked_at = 0;
  std::map<std::string, std::uint32_t> lexeme_of_stem;
  for (std::size_t i = 0; i < words.forms.size() && looked_at < 40'000; ++i) {
    const auto& form = words.forms[i];
    if (!form.plain_stem) continue;
    ++looked_at;
    const std::string stem = english(form.text);
    ASSERT_EQ(stem, porter(form.text)) << form.text;
    const auto [known, added] = lexeme_of_stem.emplace(stem, form.lexeme);
    ASSERT_EQ(known->second, form.lexeme) << form.text << " has the stem of another word";
  }
  EXPECT_EQ(looked_at, 40'000U);
}

}  // namespace
}  // namespace rostrum::testing
