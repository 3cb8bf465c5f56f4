// Plain text with page breaks.
#include "indexer/layout/paragraphs/printed_text.hpp"

#include <gtest/gtest.h>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

const std::string kText =
    "We thank the Chair for the work of this year, and for the care\n"
    "with which it was done in all parts of the world where mines\n"
    "lie in the ground.\n\n"
    "Clearance goes on in the north of our country, where people\n";
const std::string kMore =
    "came back to their fields last spring, and it will end before\n"
    "the year is out.\n\n"
    "Our third point is about those who were hurt: they need help\n";
const std::string kEnd = "for all of their lives.\n";

const std::vector<std::string> kParagraphs{
    "We thank the Chair for the work of this year, and for the care with which it was done in all "
    "parts of the world where mines lie in the ground.",
    "Clearance goes on in the north of our country, where people came back to their fields last "
    "spring, and it will end before the year is out.",
    "Our third point is about those who were hurt: they need help for all of their lives."};

std::vector<std::string> paragraphs_of(const PrintedText& printed) {
  std::vector<std::string> found;
  for (const Span& each : paragraphs(printed.unwrapped.text)) {
    found.push_back(printed.unwrapped.text.substr(each.begin, each.end - each.begin));
  }
  return found;
}

TEST(PrintedText, HasParagraphsThatGoOnOverPages) {
  const PrintedText printed = printed_text(kText + '\f' + kMore + "\n\f\n" + kEnd + '\f');
  EXPECT_EQ(paragraphs_of(printed), kParagraphs);
  EXPECT_EQ(printed.pages, (std::vector{1, 1, 2}));
  EXPECT_EQ(printed.page_count, 3);
  EXPECT_EQ(printed.heads, "");
}

TEST(PrintedText, TellsByEmptyLinesWhetherAParagraphEndsWithItsPage) {
  const std::string goes_on = "We thank the Chair for the work, and for the care of this year.";
  const std::string on = "Nobody was left out, and nothing was left undone by the Chair.";
  const std::string ends = "All of our fields were cleared in the summer, and before time.";
  const std::string other = "Those who live there came back to them when it was autumn.";
  const std::vector<std::string> found =
      paragraphs_of(printed_text(kText + '\f' + kMore + '\f' + kEnd + '\n' + goes_on + "\n\f" + on +
                                 "\n\n" + ends + "\n\n\f" + other));
  EXPECT_EQ(found, (std::vector{kParagraphs[0], kParagraphs[1], kParagraphs[2], goes_on + ' ' + on,
                                ends, other}));
}

TEST(PrintedText, HasNoRunningHeadsAndPageNumbers) {
  const auto paged = [](const auto& head, const auto& foot) {
    return head(1) + kText + foot(1) + '\f' + head(2) + kMore + foot(2) + '\f' + head(3) + kEnd +
           foot(3);
  };
  const auto none = [](int) { return std::string(); };
  const auto number = [](int page) { return "\n          - " + std::to_string(page) + " -\n"; };
  const auto title = [](int page) {
    return "Samplia   Page " + std::to_string(page) + " of 3\n\n";
  };
  EXPECT_EQ(paragraphs_of(printed_text(paged(none, number))), kParagraphs);
  const PrintedText titled = printed_text(paged(title, number));
  EXPECT_EQ(paragraphs_of(titled), kParagraphs);
  EXPECT_EQ(titled.heads, "Samplia Page 1 of 3\n");
}

TEST(PrintedText, HasNoPageNumbersWithoutFormFeeds) {
  const std::string opening = kParagraphs[0] + "\n\n";
  const PrintedText printed =
      printed_text(opening + kText + "\n- 1 -\n\n" + kMore + "\n- 2 -\n" + kEnd);
  std::vector<std::string> all = kParagraphs;
  all.insert(all.begin(), kParagraphs[0]);
  EXPECT_EQ(paragraphs_of(printed), all);
  EXPECT_EQ(printed.pages, (std::vector{1, 1, 1, 2}));
  // Headings that are numbers.
  const std::string parts = "1\nWe thank the Chair.\n2\nWe clear mines.\n3\nWe help.\n";
  EXPECT_EQ(printed_text(parts).unwrapped.text, parts);
  // The marks of a list.
  const std::string list = "1\nthe clearance of all mines;\n2\nhelp for victims;\n3\nschools.\n";
  EXPECT_EQ(paragraphs_of(printed_text(list)),
            (std::vector<std::string>{"1 the clearance of all mines;", "2 help for victims;",
                                      "3 schools."}));
  EXPECT_TRUE(printed_text(list).pages.empty());
  std::string long_list = "We call for\n";
  for (int i = 1; i < 4; ++i) {
    long_list += std::to_string(i) + "\nthe clearance of mines" + std::string(300, 'x') + ";\n";
  }
  EXPECT_TRUE(printed_text(long_list).pages.empty());
}

TEST(PrintedText, KeepsWhatPagesThatAreTextsOfTheirOwnHaveInCommon) {
  const auto talk = [](const std::string& by) {
    return "Meeting of the States Parties\n\nStatement by " + by + "\n\nWe thank the Chair.\n";
  };
  const PrintedText printed =
      printed_text(talk("Norway") + '\f' + talk("Chad") + '\f' + talk("Fiji"));
  EXPECT_EQ(paragraphs_of(printed).size(), 9U);
  EXPECT_EQ(printed.pages, (std::vector{1, 1, 1, 2, 2, 2, 3, 3, 3}));
}

TEST(PrintedText, HasNoPagesWithoutFormFeeds) {
  for (const std::string& text : {kText, kText + "\f", kText + "\f\n\n"}) {
    EXPECT_TRUE(printed_text(text).pages.empty());
    EXPECT_EQ(printed_text(text).page_count, 0);
  }
  EXPECT_EQ(printed_text("").unwrapped.text, "");
  EXPECT_EQ(clean_pages("a\r\nb\fc\0"), "a\nb\fc");
}

}  // namespace
}  // namespace rostrum
