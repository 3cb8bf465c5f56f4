#include "indexer/layout/words/wrapped_text.hpp"

#include <gtest/gtest.h>

#include "indexer/layout/words/line_joining.hpp"

namespace rostrum {
namespace {

TEST(WrappedText, JoinsTheLinesOfAParagraph) {
  struct Case {
    const char* wrapped;
    const char* text;
  };
  const Case cases[] = {
      {"We thank the chair for the work of this year and\nfor the hospitality that was shown.\n",
       "We thank the chair for the work of this year and for the hospitality that was shown.\n"},
      {"Our \ncountry, Samplia, joins the call of the \nPresident of the meeting.",
       "Our country, Samplia, joins the call of the President of the meeting."},
      {"We want the full imple-\nmentation of it, and nuclear-\nweapon free zones.",
       "We want the full implementation of it, and nuclear-weapon free zones."},
      {"short- and\nlong-term work for the short-\nand the long-term.",
       "short- and long-term work for the short- and the long-term."},
      {"我们支持全面的裁\n军措施，并欢迎各\n国的努力。",
       "我们支持全面的裁军措施，并欢迎各国的努力。"},
      {"われわれは核兵器の廃\n絶を求める。", "われわれは核兵器の廃絶を求める。"},
      {"Наша делегация поддерживает подго-\nтовку нового плана.",
       "Наша делегация поддерживает подготовку нового плана."},
  };
  for (const auto& [wrapped, text] : cases) EXPECT_EQ(unwrapped(wrapped).text, text);
}

TEST(WrappedText, KeepsWhatStandsInLines) {
  const char* const texts[] = {
      "Statement by Samplia\nGeneva, 2 December 2025\nAgenda item 7\n\nWe speak.\n",
      "Statement by the Permanent Representative of Samplia\nto the Conference\n",
      "样本国代表团的发言\n日内瓦，2025年12月2日\n",
      "The fields are quiet in the northern light,\nNo child should step upon a hidden mine,\n"
      "And all who walked here shall be safe.\n",
      "Our aims are:\nclearance\nrisk education\nhelp for victims\n",
      "(a) clearance of land;\n(b) help for victims;\n(c) risk education.\n",
      "Country\tMines\nSamplia\t1,234\n",
      "First paragraph, which is one line however long it may be, and it ends here.\n"
      "Second paragraph, which is one line however long it may be, and it ends here.\n",
      "",
      "\n\n",
      "one line"};
  for (const char* text : texts) EXPECT_EQ(unwrapped(text).text, text);
}

TEST(WrappedText, TellsOnWhichLineEachLineBegan) {
  const UnwrappedText found = unwrapped("Title\n\nWe speak of\nmines.\nEnd.\n");
  EXPECT_EQ(found.text, "Title\n\nWe speak of mines.\nEnd.\n");
  EXPECT_EQ(found.lines, (std::vector{1, 2, 3, 5}));
}

TEST(LineJoiner, KeepsHyphensAsTheDocumentWritesThem) {
  LineJoiner joiner;
  joiner.know("The re-election and the cooperation of Guinea-Bissau, land and mines.");
  const auto joined = [&](std::string text, std::string_view next) {
    joiner.join(text, next);
    return text;
  };
  EXPECT_EQ(joined("the re-", "election"), "the re-election");
  EXPECT_EQ(joined("the co-", "operation"), "the cooperation");
  EXPECT_EQ(joined("in Timor-", "Leste"), "in Timor-Leste");
  EXPECT_EQ(joined("DISARMA-", "MENT"), "DISARMAMENT");
  EXPECT_EQ(joined("COVID-", "19"), "COVID-19");
  EXPECT_EQ(joined("land-", "mines"), "land-mines");
  EXPECT_EQ(joined("disar\xC2\xAD", "mament"), "disarmament");
  EXPECT_EQ(joined("the 2025", "年"), "the 2025年");
}

}  // namespace
}  // namespace rostrum
