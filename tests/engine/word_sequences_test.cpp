// Texts put together from the lists of the columns, against the texts analysed anew.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "indexer/writing/index_writer.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/engine/index_source.hpp"
#include "searcher/engine/index_view.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

/// Words by position; "" where none is.
using Sequence = std::vector<std::string>;

class WordSequencesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    StatementMaker maker(11);
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 40; ++i) put(maker.statement("s" + std::to_string(i), "en"), writer);
    // Its words, and their positions, are more than a byte and sixteen bits hold.
    Statement many = maker.statement("many", "en");
    for (int i = 0; i < 400; ++i) many.text += " mine\n\nstates";
    put(many, writer);
    Statement far = maker.statement("far", "en");
    for (int i = 0; i < 700; ++i) far.text += "\n\nbans mine";
    put(far, writer);
    writer.commit(Merging::Now);
  }

  void put(const Statement& statement, IndexWriter& writer) {
    writer.put(prepare(statement, vocabulary_, analyser_));
  }

  [[nodiscard]] Sequence sequence_of(const Statement& statement) {
    Sequence sequence;
    std::uint32_t offset = 0;
    for (const std::string* text : {&statement.title, &statement.text}) {
      const AnalysedText analysed = analyser_.analyse(*text);
      for (const Token& token : analysed.tokens) {
        sequence.resize(offset + token.position + 1);
        sequence.back() = token.word;
      }
      offset =
          sequence.empty() ? 0 : static_cast<std::uint32_t>(sequence.size()) - 1 + kParagraphGap;
    }
    return sequence;
  }

  static Sequence named(std::span<const std::uint32_t> words, const NameTable& names) {
    Sequence sequence;
    for (const std::uint32_t word : words) {
      sequence.emplace_back(word == 0 ? std::string_view() : names.name(word - 1));
    }
    while (!sequence.empty() && sequence.back().empty()) sequence.pop_back();
    return sequence;
  }

  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  TextAnalyser analyser_;
  TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
};

TEST_F(WordSequencesTest, AreTheWordsOfTheTexts) {
  const Snapshot snapshot(index_);
  IndexSource source(snapshot, vocabulary_, analyser_);
  const IndexView view(source);
  NameTable names;
  NameTable some;
  for (const char* word : {"mine", "treaty", "of"}) (void)some.number_of(word);
  std::vector<std::uint32_t> seen;
  view.for_each_word_sequence(snapshot.all(), names, [&](std::uint32_t document, auto words) {
    seen.push_back(document);
    EXPECT_EQ(named(words, names), sequence_of(view.statement(document))) << document;
  });
  EXPECT_EQ(seen.size(), 42U);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  std::size_t known = 0;
  view.for_each_sequence_of(some, snapshot.all(), [&](std::uint32_t document, auto words) {
    EXPECT_EQ(document, seen[known++]);
    Sequence expected = sequence_of(view.statement(document));
    for (std::string& each : expected) {
      if (each != "mine" && each != "treaty" && each != "of") each.clear();
    }
    while (!expected.empty() && expected.back().empty()) expected.pop_back();
    EXPECT_EQ(named(words, some), expected) << document;
  });
  EXPECT_EQ(known, seen.size());
}

TEST_F(WordSequencesTest, CountAsTheListsDo) {
  const Snapshot snapshot(index_);
  IndexSource source(snapshot, vocabulary_, analyser_);
  const IndexView view(source);
  DocSet odd = snapshot.none();
  snapshot.all().for_each([&](std::uint32_t document) {
    if (document % 2 == 1 || document > 40) odd.add(document);
  });
  const std::vector<std::uint32_t> lengths = view.word_counts();
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> expected;
  odd.for_each([&](std::uint32_t document) {
    std::uint32_t words = 0;
    for (const std::string& each : sequence_of(view.statement(document))) {
      if (each.empty()) continue;
      ++expected[each][document];
      ++words;
    }
    EXPECT_EQ(lengths[document], words) << document;
  });
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> counted;
  view.for_each_word(odd, [&](const IndexView::WordPostings& each) {
    for (std::size_t i = 0; i < each.documents.size(); ++i) {
      counted[std::string(each.word)][each.documents[i]] += each.counts[i];
    }
  });
  EXPECT_EQ(counted, expected);
  for (const auto& [word, documents] : expected) {
    std::uint64_t places = 0;
    for (const auto& [document, count] : documents) places += count;
    EXPECT_EQ(view.occurrences(word, odd), places) << word;
    EXPECT_EQ(view.word_postings(word, odd).documents.size(), documents.size()) << word;
  }
  EXPECT_EQ(view.occurrences("nowhere", odd), 0U);
}

}  // namespace
}  // namespace rostrum::testing
