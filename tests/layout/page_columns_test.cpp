#include "indexer/layout/rows/page_columns.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/layout/set_page.hpp"

namespace rostrum {
namespace {

using testing::empty_page;
using testing::lines_on;
using testing::set_line;

TEST(PageColumns, AreReadOneAfterTheOther) {
  PageWords page = empty_page();
  set_line(page, 60, 60, "A heading that stands above both of the columns of this page of ours",
           16);
  const char* left[] = {"the first column says a", "few things of no great",
                        "weight, in lines that", "fill it from its left to", "its right edge"};
  const char* right[] = {"and the second goes on", "with more of them until",
                         "the page comes to its", "end, which is not very", "far away now"};
  for (int i = 0; i < 5; ++i) {
    set_line(page, 60, 100 + 14 * i, left[i], 10);
    set_line(page, 300, 104 + 14 * i, right[i], 10);  // not in step
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 11U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[1], left[0]);
  EXPECT_EQ(found[5], left[4]);
  EXPECT_EQ(found[6], right[0]);
}

TEST(PageColumns, ATableKeepsItsRows) {
  PageWords page = empty_page();
  const char* states[] = {"Samplia", "Examplia", "Land of Tests", "Nowhere"};
  for (int i = 0; i < 4; ++i) {
    set_line(page, 60, 100 + 20 * i, states[i]);
    set_line(page, 220, 100 + 20 * i, "1,23" + std::to_string(i));
    set_line(page, 340, 100 + 20 * i, "3" + std::to_string(i) + " December 2030");
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 4U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[2], "Land of Tests\t1,232\t32 December 2030");
}

TEST(PageColumns, NumbersOfParagraphsAreNoColumn) {
  PageWords page = empty_page();
  for (int i = 0; i < 8; ++i) {
    if (i % 2 == 0) set_line(page, 60, 100 + 14 * i, std::to_string(i + 1) + ".");
    set_line(page, 96, 100 + 14 * i, "words of a paragraph which hangs from its number here");
  }
  EXPECT_EQ(lines_on(page).front(), "1. words of a paragraph which hangs from its number here");
}

// A paragraph that begins the first column has room above it, which the second column has not.
TEST(PageColumns, TheSecondColumnMayBeginHigher) {
  PageWords page = empty_page();
  for (int i = 0; i < 6; ++i) {
    set_line(page, 60, 110 + 14 * i, "words of the first column here", 10);
    set_line(page, 300, 100 + 14 * i, "and then those of the second", 10);
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 12U) << ::testing::PrintToString(found);
  EXPECT_EQ(found.front(), "words of the first column here");
  EXPECT_EQ(found.back(), "and then those of the second");
}

// Three lines each, not in step: no rows of a table; of a script without small letters.
TEST(PageColumns, ShortColumnsOutOfStepAreColumns) {
  PageWords page = empty_page();
  const std::string words = "\uB300\uD55C\uBBFC\uAD6D \uB300\uD55C\uBBFC\uAD6D\uC740 \uB300\uD55C";
  for (int i = 0; i < 3; ++i) {
    set_line(page, 60, 110 + 14 * i, words + " 1", 10);
    set_line(page, 300, 103 + 14 * i, words + " 2", 10);
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 6U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[2].back(), '1');
  EXPECT_EQ(found[3].back(), '2');
}

// What stands over the columns at the edge of the second one is no line of it, nor is the number
// below, and a row with a mark is higher than others.
TEST(PageColumns, ALineOverTheSecondColumnIsNotOfIt) {
  PageWords page = empty_page();
  const std::string words = "\u0628\u0628\u0628\u0628\u0628 \u0628\u0628\u0628\u0628\u0628";
  set_line(page, 60, 70, "\u062A\u062A\u062A\u062A");
  for (int i = 0; i < 7; ++i) {
    const double size = i == 3 ? 12 : 10;
    set_line(page, 60, 100 + 14 * i, words + ' ' + words, size);
    set_line(page, 300, 100 + 14 * i, words + ' ' + words + " \u0627", 10);
  }
  set_line(page, 42, 220, "1");
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 16U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0], "\u062A\u062A\u062A\u062A");
  for (int i = 1; i <= 7; ++i)
    EXPECT_TRUE(found[static_cast<std::size_t>(i)].starts_with("\u0627"));
}

TEST(PageColumns, RightToLeftColumnsComeFromTheRight) {
  PageWords page = empty_page();
  for (int i = 0; i < 5; ++i) {
    set_line(
        page, 60, 100 + 14 * i,
        "\u0628\u0628\u0628\u0628\u0628 \u0628\u0628\u0628\u0628\u0628\u0628\u0628\u0628\u0628 "
        "\u0628\u0628\u0628\u0628\u0628",
        10);
    set_line(
        page, 240, 100 + 14 * i,
        "\u0627\u0627\u0627\u0627\u0627 \u0627\u0627\u0627\u0627\u0627\u0627\u0627\u0627\u0627 "
        "\u0627\u0627\u0627\u0627\u0627",
        10);
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 10U);
  EXPECT_TRUE(found.front().starts_with("\u0627")) << found.front();
  EXPECT_TRUE(found.back().starts_with("\u0628")) << found.back();
}

/// A heading no wider than the first column, and two columns below it that come to one end.
double set_section(PageWords& page, double foot, std::string_view heading, std::string_view name) {
  set_line(page, 60, foot, heading, 10);
  for (PageWord& word : page.words) word.bold = word.bold || word.box.bottom == foot;
  for (int i = 0; i < 4; ++i) {
    foot += 14;
    const std::string line = std::string(name) + " words in the " + std::to_string(i) + " line";
    set_line(page, 60, foot, "a left " + line, 10);
    set_line(page, 300, foot, "a right " + line, 10);
  }
  return foot + 14;
}

TEST(PageColumns, StandBelowOthersBehindAHeading) {
  PageWords page = empty_page();
  double foot = set_section(page, 100, "The first part", "first");
  foot = set_section(page, foot, "The second part", "second");
  set_section(page, foot, "The third part", "third");
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 27U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[5], "a right first words in the 0 line");
  EXPECT_EQ(found[9], "The second part");
  EXPECT_EQ(found[18], "The third part");
}

// Two texts side by side, the paragraphs of which begin with one row, are no such sections.
TEST(PageColumns, ALineMoreOfTheFirstOneIsNoHeading) {
  PageWords page = empty_page();
  double foot = 100;
  for (int paragraph = 0; paragraph < 3; ++paragraph) {
    for (int i = 0; i < 4; ++i) {
      set_line(page, 60, foot, "the words of one language go", 10);
      if (i < 3) set_line(page, 300, foot, "and those of the other one go", 10);
      foot += 14;
    }
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 21U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[11], "the words of one language go");
}

TEST(PageColumns, ARuleAcrossThemEndsThem) {
  PageWords page = empty_page();
  for (int i = 0; i < 9; ++i) {
    if (i > 3 && i < 6) {
      set_line(page, 60, 100 + 14 * i, "Samplia", 10);
      set_line(page, 300, 100 + 14 * i, "1,23" + std::to_string(i), 10);
      page.rules.push_back({60, 89.0 + 14 * i, 500, 89.5 + 14 * i});
      continue;
    }
    set_line(page, 60, 100 + 14 * i, "words of the first column here", 10);
    set_line(page, 300, 100 + 14 * i, "and then those of the second", 10);
  }
  page.rules.push_back({60, 173, 500, 173.5});
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 16U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[8], "Samplia\t1,234");
  EXPECT_EQ(found[10], "words of the first column here");
}

// Each has its own step, so that hardly two lines stand at one height.
TEST(PageColumns, ThreeMayBeOutOfStep) {
  PageWords page = empty_page();
  for (int i = 0; i < 8; ++i) {
    set_line(page, 40, 100 + 14 * i, "words that fill the first one", 10);
    set_line(page, 230, 104 + 14.7 * i, "and words of the second one", 10);
    set_line(page, 420, 99 + 15.3 * i, "the third one has some more", 10);
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 24U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[7], "words that fill the first one");
  EXPECT_EQ(found[8], "and words of the second one");
  EXPECT_EQ(found[16], "the third one has some more");
}

// Two rows tell no column, but behind a page that has the same.
TEST(PageColumns, ThatWereSeenBeforeMayBeShort) {
  const auto page_of = [](int rows) {
    PageWords page = empty_page();
    for (int i = 0; i < rows; ++i) {
      set_line(page, 60, 100 + 14 * i, "words of the first column here", 10);
      set_line(page, 300, 100 + 14 * i, "and then those of the second", 10);
    }
    return page;
  };
  std::vector<KnownGutter> known;
  EXPECT_EQ(lines_in_reading_order(page_of(2), 1, known).size(), 2U);
  EXPECT_EQ(lines_in_reading_order(page_of(8), 1, known).size(), 16U);
  EXPECT_EQ(lines_in_reading_order(page_of(2), 2, known).size(), 4U);
}

// Their last page is split at another gutter first than the one before it was.
TEST(PageColumns, ThreeThatWereSeenBeforeMayBeShort) {
  const char* words[] = {"words of the first of them", "then those of the second",
                         "and what the third one has"};
  const auto set_columns = [&](PageWords& page, int rows, int rows_of_third) {
    for (int i = 0; i < rows; ++i) {
      for (int c = 0; c < (i < rows_of_third ? 3 : 2); ++c) {
        set_line(page, 60 + 160 * c, 100 + 14 * i, words[c], 10);
      }
    }
  };
  PageWords first = empty_page();
  set_line(first, 60, 72, "a long line of which it is to be said that it is over two", 10);
  set_line(first, 380, 72, words[2], 10);
  set_line(first, 60, 86, "and another one below it which is just as long as it was", 10);
  set_line(first, 380, 86, words[2], 10);
  set_columns(first, 8, 8);
  PageWords last = empty_page();
  set_columns(last, 5, 2);
  std::vector<KnownGutter> known;
  EXPECT_EQ(lines_in_reading_order(std::move(first), 1, known).size(), 28U);
  const std::vector<TextLine> lines = lines_in_reading_order(std::move(last), 2, known);
  ASSERT_EQ(lines.size(), 12U);
  EXPECT_EQ(lines[10].text, words[2]);
}

// As in German, where fewer lines than elsewhere begin with a small letter.
TEST(PageColumns, MayBeginTheirLinesWithCapitals) {
  PageWords page = empty_page();
  for (int i = 0; i < 10; ++i) {
    const char* lines[] = {"Rechte aller Mitglieder der Familie",
                           "Grundlage von Freiheit und Frieden",
                           "Verachtung der Menschen und Gewalt"};
    set_line(page, 60, 100 + 14 * i, lines[i % 3]);
    set_line(page, 320, 100 + 14 * i, lines[(i + 1) % 3]);
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 20U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[10], "Grundlage von Freiheit und Frieden");
}

TEST(PageColumns, HeadingsInTheMarginStandBeforeTheirParagraphs) {
  PageWords page = empty_page();
  double foot = 100;
  for (const char* const heading : {"First part", "Second one", "Thanks"}) {
    set_line(page, 40, foot, heading, 10);
    for (PageWord& word : page.words) word.bold = word.bold || word.box.bottom == foot;
    for (int i = 0; i < 3; ++i) {
      set_line(page, 160, foot,
               i < 2 ? "words that fill the lines of a paragraph from end to end"
                     : "and words that end it here, before the edge.",
               10);
      foot += 14;
    }
    foot += 8;
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 12U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0], "First part");
  EXPECT_EQ(found[3], "and words that end it here, before the edge.");
  EXPECT_EQ(found[4], "Second one");
}

TEST(PageColumns, HeadingsInTheMarginMayBeFewOnTheNextPage) {
  const auto page_of = [](int heads) {
    PageWords page = empty_page();
    for (int i = 0; i < 4 * heads; ++i) {
      const double foot = 100 + 14 * i + 8 * (i / 4);
      if (i % 4 == 0) {
        set_line(page, 40, foot, "The heading", 10);
        for (PageWord& word : page.words) word.bold = word.bold || word.box.bottom == foot;
      }
      set_line(page, 160, foot, "words that fill the lines of a paragraph from end to end", 10);
    }
    return page;
  };
  std::vector<KnownGutter> known;
  EXPECT_EQ(lines_in_reading_order(page_of(3), 1, known).size(), 15U);
  EXPECT_EQ(lines_in_reading_order(page_of(1), 2, known).size(), 5U);
}

// Short paragraphs of a first column that is as wide as the second one, which is longer.
TEST(PageColumns, ParagraphsOfAShortColumnAreNoHeadings) {
  PageWords page = empty_page();
  for (int i = 0; i < 16; ++i) {
    const double room = i < 3 ? 0 : 6;
    if (i < 6) set_line(page, 60, 100 + room + 14 * i, "words of the first column here", 10);
    set_line(page, 300, 100 + room + 14 * i, "and then those of the second", 10);
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 22U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[5], "words of the first column here");
  EXPECT_EQ(found[6], "and then those of the second");
}

}  // namespace
}  // namespace rostrum
