#include "searcher/passages/flowing_text.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

TEST(FlowingText, PutsLinesTogether) {
  const std::pair<const char*, const char*> cases[] = {
      {"one line", "one line"},          {"two\nlines", "two lines"},
      {"two \r\n\t lines", "two lines"}, {"cells\tof a row", "cells of a row"},
      {"two  blanks", "two  blanks"},    {"全面禁\n止核试验", "全面禁止核试验"},
      {"ミサイ \n ル", "ミサイル"},      {"裁军，\n我们", "裁军， 我们"},
      {"裁军\nNPT", "裁军 NPT"},         {"", ""},
  };
  for (const auto& [text, flowing] : cases) EXPECT_EQ(flowing_text(text, {}).text, flowing) << text;
}

TEST(FlowingText, LeavesOutWhatTurnsOrHidesTheTextBehindIt) {
  const std::string text = "bans \u202Elive\u202C \x01mi\x7Fnes \u2066a\u2069\u200F ب.";
  const std::size_t mines = text.find("mi\x7F");
  const FlowingText flowing = flowing_text(text, {{mines, mines + 6}});
  EXPECT_EQ(flowing.text, "bans live mines a\u200F ب.") << "marks that letters need stay";
  EXPECT_EQ(
      flowing.text.substr(flowing.spans[0].begin, flowing.spans[0].end - flowing.spans[0].begin),
      "mines");
}

TEST(FlowingText, KeepsSpansAtTheirWords) {
  const std::string text = "全面禁\n止核试验 the \n full text";
  const auto span = [&](std::string_view word) {
    const std::size_t begin = text.find(word);
    return Span{begin, begin + word.size()};
  };
  const FlowingText flowing = flowing_text(text, {span("禁\n止"), span("the"), span("text")});
  EXPECT_EQ(flowing.text, "全面禁止核试验 the full text");
  std::vector<std::string> marked;
  for (const Span& each : flowing.spans) {
    marked.push_back(flowing.text.substr(each.begin, each.end - each.begin));
  }
  EXPECT_EQ(marked, (std::vector<std::string>{"禁止", "the", "text"}));
}

}  // namespace
}  // namespace rostrum
