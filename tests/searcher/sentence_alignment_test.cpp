// Which sentence has become which: sentences are letters here, each a word.
#include "searcher/analysis/wording/sentence_alignment.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rostrum {
namespace {

std::vector<SentenceWords> sentences(const std::vector<std::string>& texts) {
  std::vector<SentenceWords> made;
  for (const std::string& text : texts) made.emplace_back(text.begin(), text.end());
  return made;
}

/// "0=1" kept, "~" changed, ">" moved, "+" new, "-" gone, in order.
std::string aligned(const std::vector<std::string>& from, const std::vector<std::string>& to) {
  std::string text;
  for (const AlignedSentence& each : align_sentences(sentences(from), sentences(to))) {
    if (!text.empty()) text += ' ';
    if (each.from) text += std::to_string(*each.from);
    if (!each.to) text += '-';
    if (!each.from) text += '+';
    if (each.from && each.to) text += each.moved ? ">" : "";
    if (each.from && each.to && (!each.same || !each.moved)) text += each.same ? "=" : "~";
    if (each.to) text += std::to_string(*each.to);
  }
  return text;
}

TEST(SentenceAlignment, TellsWhatBecameOfEachSentence) {
  struct Case {
    std::vector<std::string> from;
    std::vector<std::string> to;
    const char* expected;
  };
  const std::vector<Case> cases = {
      {{}, {}, ""},
      {{"abcdef"}, {}, "0-"},
      {{}, {"abcdef"}, "+0"},
      {{"abcdef"}, {"abcdef"}, "0=0"},
      {{"abcdef"}, {"abcxef"}, "0~0"},
      {{"abcdef"}, {"ghijkl"}, "0- +0"},
      // Half of the words, in order, are enough; fewer are not.
      {{"abcdxx"}, {"yabcyy"}, "0~0"},
      {{"abcxxx"}, {"yyyyabc"}, "0- +0"},
      {{"fedcba"}, {"abcdef"}, "0- +0"},
      // What is gone stands where it was.
      {{"aaaa", "bbbb", "cccc"}, {"aaaa", "cccc"}, "0=0 1- 2=1"},
      // The lighter one has moved.
      {{"aaaa", "bbbbbbbb"}, {"bbbbbbbb", "aaaa"}, "1=0 0>1"},
      {{"abcdefgh", "ijkl"}, {"ijxl", "abcdefgh"}, "1>~0 0=1"},
      // The nearest pairs first.
      {{"abcdefgh"}, {"abcdeyyy", "abcdefgy"}, "+0 0~1"},
      // Too few words to go by.
      {{"ab"}, {"ax"}, "0- +0"},
      // One sentence said twice.
      {{"abcd", "abcd"}, {"abcd"}, "0=0 1-"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(aligned(each.from, each.to), each.expected)
        << ::testing::PrintToString(each.from) << ::testing::PrintToString(each.to);
  }
}

}  // namespace
}  // namespace rostrum
