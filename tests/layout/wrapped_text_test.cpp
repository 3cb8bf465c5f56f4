#include "indexer/layout/words/wrapped_text.hpp"

#include <gtest/gtest.h>

#include "indexer/layout/words/line_joining.hpp"
#include "schemas/text/text_analysis.hpp"

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
      // An address, and verse below a heading that is longer than its lines.
      "    Permanent Mission of Samplia.\n    88 Second Avenue.\n    Tel. 212 555 0100\n",
      "Statement by Samplia\nMeeting of the States Parties to the Convention\n\nWe meet at a time\n"
      "of great danger,\nwhen trust is low\nand arsenals grow\n",
      "First paragraph, which is one line however long it may be, and it ends here.\n"
      "Second paragraph, which is one line however long it may be, and it ends here.\n",
      "", "\n\n", "one line"};
  for (const char* text : texts) EXPECT_EQ(unwrapped(text).text, text);
}

constexpr const char* kFirst =
    "We thank the Chair for the work of this year, and for the care with which it was done in "
    "all parts of the world where mines lie in the ground.";
constexpr const char* kSecond =
    "Clearance goes on in the north of our country, where people came back to their fields last "
    "spring, and it will end before the year is out.";
constexpr const char* kThird =
    "Our third point is about those who were hurt: they need help for all of their lives, and not "
    "for the years of a plan alone.";

/// The text broken at so many columns, the first line of it and the others indented.
std::string broken(const std::string& text, std::size_t width, const std::string& first = "",
                   const std::string& others = "") {
  std::string all;
  std::string line = first;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const bool begun = line.find_first_not_of(" \t-") != std::string::npos;
    if (begun && line.size() + 1 + word.size() > width) {
      all += line + '\n';
      line = others + word;
    } else {
      line += (begun ? " " : "") + word;
    }
    at = end + 1;
  }
  return all + line + '\n';
}

std::vector<std::string> paragraphs_of(const std::string& text, bool spaced = false) {
  const std::string read = unwrapped(text, spaced).text;
  std::vector<std::string> found;
  for (const Span& each : paragraphs(read)) {
    found.push_back(read.substr(each.begin, each.end - each.begin));
  }
  return found;
}

using Paragraphs = std::vector<std::string>;

TEST(WrappedText, PartsParagraphsThatNoEmptyLineParts) {
  const std::string first = kFirst;
  const std::string second = kSecond;
  const std::string third = kThird;
  const Paragraphs all{first, second, third};
  // Shown by indents, of blanks or a tab; by where lines end; by the length of their line.
  for (const std::string indent : {"   ", "\t", "\u00A0\u00A0\u00A0", ""}) {
    const std::string text =
        broken(first, 60, indent) + broken(second, 60, indent) + broken(third, 60, indent);
    EXPECT_EQ(paragraphs_of(text), all) << text;
  }
  EXPECT_EQ(paragraphs_of(first + '\n' + second + '\n' + third), all);
  EXPECT_EQ(paragraphs_of("   " + first + "\n   " + second + "\n   " + third), all);
  EXPECT_EQ(paragraphs_of("　　我们支持公约。\n　　我们欢迎各国的努力。\n"),
            (Paragraphs{"我们支持公约。", "我们欢迎各国的努力。"}));
  // Items that take several lines.
  EXPECT_EQ(paragraphs_of(broken(first, 60, "-   ", "    ") + broken(second, 60, "-   ", "    ")),
            (Paragraphs{"-   " + first, "-   " + second}));
  // One whose first line ends with a sentence.
  const std::string item = "(a) We thank the Chair for the work of this year and last year.";
  EXPECT_EQ(paragraphs_of(broken(first, 60) + "\n" + item + "\n    I thank you all.\n"),
            (Paragraphs{first, item + " I thank you all."}));
  // Of Markdown a line's end is none of a paragraph.
  EXPECT_EQ(paragraphs_of(first + '\n' + second, true).size(), 1U);
}

TEST(WrappedText, JoinsLinesThatEmptyOnesPart) {
  std::string spread = "Statement by Samplia\n\n\n";
  for (const char* text : {kFirst, kSecond, kThird}) {
    for (const char c : broken(text, 60)) spread += c == '\n' ? "\n\n" : std::string(1, c);
    spread += '\n';
  }
  EXPECT_EQ(paragraphs_of(spread), (Paragraphs{"Statement by Samplia", kFirst, kSecond, kThird}));
  // A list of clauses is none.
  const char* const list =
      "We call on all States Parties to the Convention:\n\nto clear what they laid\n\nto help "
      "those who were hurt by it, wherever they live, and those whom they live with\n\nto destroy "
      "all stocks\n\nto report on it each year by the end of the month of April";
  EXPECT_EQ(paragraphs_of(list).size(), 5U);
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
