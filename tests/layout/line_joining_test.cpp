#include "indexer/layout/line_joining.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

TEST(LineJoiner, PutsLinesTogether) {
  struct Case {
    const char* known;  ///< of the rest of the document
    const char* line;
    const char* next;
    const char* joined;
  };
  const Case cases[] = {
      {"", "one", "two", "one two"},
      {"", "full imple-", "mentation of it", "full implementation of it"},
      {"", "a nuclear-", "weapon state", "a nuclear-weapon state"},
      {"the non-state actor", "a non-", "state actor", "a non-state actor"},
      {"the cooperation of all", "our co-", "operation", "our cooperation"},
      {"their rights, their wrongs", "his rights-", "wrongs", "his rights-wrongs"},
      {"", "of Guinea-", "Bissau", "of Guinea-Bissau"},
      {"", "DISARMA-", "MENT", "DISARMAMENT"},
      {"", "des mines anti-", "personnel", "des mines anti-personnel"},
      {"", "разору-", "жение", "разоружение"},
      {"", "soft\u00AD", "ened", "softened"},
      {"", "broken\u2010", "ness", "brokenness"},
      {"", "firm\u2011", "ly", "firm\u2011ly"},
      {"", "the years 2020-", "2025", "the years 2020-2025"},
      {"", "document A/C.1/", "78/L.5", "document A/C.1/78/L.5"},
      {"", "and so -", "we think", "and so - we think"},
      {"", "各国代", "表团", "各国代表团"},
      {"", "会议于2025", "年举行", "会议于2025年举行"},
      {"", "军备竞赛。", "我们", "军备竞赛。我们"},
      {"", "안녕", "하세요", "안녕 하세요"},
      {"", "", "first", "first"},
  };
  for (const Case& each : cases) {
    LineJoiner joiner;
    joiner.know(each.known);
    joiner.know(each.line);
    joiner.know(each.next);
    std::string text = each.line;
    joiner.join(text, each.next);
    EXPECT_EQ(text, each.joined) << "from: " << each.line;
  }
}

}  // namespace
}  // namespace rostrum
