#include "indexer/layout/running_lines.hpp"

#include <gtest/gtest.h>

#include "tests/layout/set_page.hpp"

namespace rostrum {
namespace {

using testing::empty_page;
using testing::set_line;

/// A page of a head, some lines, and a foot.
PageLines page_with(const std::string& head, const std::string& foot, int number) {
  PageWords words = empty_page();
  if (!head.empty()) set_line(words, 60, 40, head, 9);
  for (int i = 0; i < 6; ++i) {
    set_line(words, 60, 100 + 20 * i,
             "line " + std::string(static_cast<std::size_t>(number), 'x') +
                 " of the page's text, " + std::string(1, static_cast<char>('a' + i)));
  }
  if (!foot.empty()) set_line(words, 300, 800, foot, 9);
  return {.width = 600, .height = 840, .lines = lines_in_reading_order(std::move(words), number)};
}

TEST(RunningLines, FallAwayWhereTheyComeBack) {
  std::vector<PageLines> pages;
  for (int i = 1; i <= 3; ++i) {
    pages.push_back(page_with("APLC/MSP.21/2023/1", "Page " + std::to_string(i) + " of 3", i));
  }
  EXPECT_EQ(take_running_lines(pages), "APLC/MSP.21/2023/1\n");
  for (const PageLines& page : pages) EXPECT_EQ(page.lines.size(), 6U);
}

TEST(RunningLines, StayWhereTheyDoNot) {
  std::vector<PageLines> one{page_with("A head", "7", 1)};
  EXPECT_EQ(take_running_lines(one), "");
  EXPECT_EQ(one[0].lines.size(), 8U);
  std::vector<PageLines> two{page_with("A head", "", 1), page_with("Another line", "1999", 2)};
  EXPECT_EQ(take_running_lines(two), "");
  EXPECT_EQ(two[0].lines.size(), 7U);
  EXPECT_EQ(two[1].lines.size(), 8U);
}

TEST(RunningLines, TheNumberOfTheOnlyPageFallsAwayWhereItStandsAlone) {
  const auto page = [](const char* number, double top) {
    PageLines lines{.width = 600, .height = 800, .lines = {}};
    lines.lines.push_back(
        {.page = 1, .text = "What is said", .box = {60, 60, 500, 72}, .size = 12});
    lines.lines.push_back(
        {.page = 1, .text = number, .box = {295, top, 301, top + 12}, .size = 12});
    return lines;
  };
  std::vector<PageLines> number{page("- 1 -", 740)};
  EXPECT_EQ(take_running_lines(number), "");
  EXPECT_EQ(number[0].lines.size(), 1U);
  std::vector<PageLines> another{page("7", 740)};
  std::vector<PageLines> near{page("1", 78)};
  for (std::vector<PageLines>* pages : {&another, &near}) {
    EXPECT_EQ(take_running_lines(*pages), "");
    EXPECT_EQ(pages->front().lines.size(), 2U);
  }
}

TEST(RunningLines, APagesOwnNumberFallsAwayOnItsOnlyPage) {
  std::vector<PageLines> pages{page_with("", "", 1), page_with("", "- 2 -", 2)};
  EXPECT_EQ(take_running_lines(pages), "");
  EXPECT_EQ(pages[1].lines.size(), 6U);
}

}  // namespace
}  // namespace rostrum
