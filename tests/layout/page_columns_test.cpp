#include "indexer/layout/rows/page_columns.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace rostrum
