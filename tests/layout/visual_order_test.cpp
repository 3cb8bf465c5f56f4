#include "indexer/layout/words/visual_order.hpp"

#include <gtest/gtest.h>

#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

std::string read(const char* visual, bool right_to_left) {
  return utf8(reading_order(utf32(visual), right_to_left));
}

// Written with escapes, as editors turn such text round on the screen: alef, beh, teh, and Hebrew.
TEST(ReadingOrder, TurnsWordsThatRunToTheLeft) {
  struct Case {
    const char* visual;
    const char* read;
    const char* what;
  };
  const Case cases[] = {
      {"\u062A\u0628 \u0627", "\u0627 \u0628\u062A", "two words"},
      {"NPT/CONF.2020/1 \u0628\u0627", "\u0627\u0628 NPT/CONF.2020/1", "a symbol keeps its order"},
      {"\u0628 1,234.5 \u0627", "\u0627 1,234.5 \u0628", "so does a number"},
      {"\u0628 30-26 \u0627", "\u0627 26-30 \u0628", "a range among Arabic words is two numbers"},
      {"\u05D1 26-30 \u05D0", "\u05D0 26-30 \u05D1", "and one among Hebrew ones"},
      {"\u0628 2/12/2025 \u0627", "\u0627 2/12/2025 \u0628", "a date"},
      {"\u0628 %5.5 \u0627", "\u0627 5.5% \u0628", "a sign is drawn before an Arabic number"},
      {"\u05D1 5% \u05D0", "\u05D0 5% \u05D1", "and behind a Hebrew one"},
      {"December 2025 31 \u0627", "\u0627 31 December 2025", "a day that begins a date"},
      {"IMAS 07 11 \u0627", "\u0627 IMAS 07 11", "numbers behind a word are of it"},
      {"\uFEFB \uFE8D", "\u0627 \u0644\u0627", "forms for drawing become letters, in order"},
      {"\u064B\u0628\u0627", "\u0627\u0628\u064B", "a mark comes behind its letter"},
      {")\u0628( \u0627", "\u0627 (\u0628)", "brackets as they are meant"},
      {"(\u0628) \u0627 (\u0628) \u0627", "\u0627 (\u0628) \u0627 (\u0628)", "brackets as seen"},
      {"x\t1\t\u0627", "\u0627\t1\tx", "cells are read from the right"},
  };
  for (const Case& each : cases) EXPECT_EQ(read(each.visual, true), each.read) << each.what;
}

TEST(ReadingOrder, KeepsLinesThatRunToTheRight) {
  EXPECT_EQ(read("Statement (2025)", false), "Statement (2025)");
  EXPECT_EQ(read("of\uFB01ce e\uFB03cient", false), "office efficient");
  EXPECT_EQ(read("the word \u0628 2 \u0627 there", false), "the word \u0627 2 \u0628 there");
}

TEST(ReadingOrder, TellsTheDirectionOfMostLetters) {
  EXPECT_TRUE(is_mostly_right_to_left(U"\u0627\u0628 a 123"));
  EXPECT_FALSE(is_mostly_right_to_left(U"ab \u0627"));
  EXPECT_FALSE(is_mostly_right_to_left(U"123"));
}

}  // namespace
}  // namespace rostrum
