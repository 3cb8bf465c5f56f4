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
