#include "indexer/layout/paragraphs/running_lines.hpp"

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

TEST(RunningLines, OfManyPagesFallAway) {
  std::vector<PageLines> pages;
  for (int i = 1; i <= 150; ++i) {
    pages.push_back(page_with("APLC/MSP.21/2023/1", std::to_string(i), i));
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

/// Paragraphs of a line each from the top of the page to its foot, as far from each other as lines.
PageLines page_of_items(int first, int number) {
  PageWords words = empty_page();
  for (int i = 0; i < 30; ++i) {
    set_line(words, 60, 100 + 20 * i,
             "The Committee adopted recommendation " + std::to_string(first + i) + " as amended");
  }
  return {.width = 600, .height = 840, .lines = lines_in_reading_order(std::move(words), number)};
}

TEST(RunningLines, AreNoParagraphsThatDifferInANumberAlone) {
  std::vector<PageLines> pages;
  for (int i = 0; i < 4; ++i) pages.push_back(page_of_items(1 + 30 * i, i + 1));
  EXPECT_EQ(take_running_lines(pages), "");
  for (const PageLines& page : pages) EXPECT_EQ(page.lines.size(), 30U);
}

TEST(RunningLines, OfTwoPagesAreApartFromTheText) {
  const auto pages_with = [](double top) {
    std::vector<PageLines> pages;
    for (int i = 1; i <= 2; ++i) {
      PageWords words = empty_page();
      set_line(words, 60, top, "We thank the Chair for her work");
      for (int j = 0; j < 6; ++j) {
        const auto letter = std::string(static_cast<std::size_t>(i), static_cast<char>('a' + j));
        set_line(words, 60, 100 + 20 * j, "line " + letter + " of the page");
      }
      pages.push_back(
          {.width = 600, .height = 840, .lines = lines_in_reading_order(std::move(words), i)});
    }
    return pages;
  };
  std::vector<PageLines> close = pages_with(80);
  EXPECT_EQ(take_running_lines(close), "");
  std::vector<PageLines> apart = pages_with(60);
  EXPECT_EQ(take_running_lines(apart), "We thank the Chair for her work\n");
}

TEST(RunningLines, AreNoHeadingsThatCountTheirPages) {
  std::vector<PageLines> pages;
  for (int i = 1; i <= 3; ++i) {
    PageWords words = empty_page();
    set_line(words, 60, 40, "Recommendation " + std::to_string(i), 18);
    for (int j = 0; j < 6; ++j) {
      set_line(
          words, 60, 100 + 20 * j,
          std::string(static_cast<std::size_t>(i), static_cast<char>('a' + j)) + " of the page");
    }
    pages.push_back(
        {.width = 600, .height = 840, .lines = lines_in_reading_order(std::move(words), i)});
  }
  EXPECT_EQ(take_running_lines(pages), "");
  for (const PageLines& page : pages) EXPECT_EQ(page.lines.size(), 7U);
}

TEST(RunningLines, MayCountPagesInAnyDigits) {
  std::vector<PageLines> pages{page_with("", "الوثيقة ١٢ – صفحة ١ من ٣", 1),
                               page_with("", "الوثيقة ١٢ – صفحة ٢ من ٣", 2),
                               page_with("", "الوثيقة ١٢ – صفحة ٣ من ٣", 3)};
  (void)take_running_lines(pages);
  for (const PageLines& page : pages) EXPECT_EQ(page.lines.size(), 6U);
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

// Three pages show the head of the left ones once.
TEST(RunningLines, OfLeftPagesMayDifferFromThoseOfRightOnes) {
  std::vector<PageLines> pages{page_with("The statement of Norway", "", 1),
                               page_with("Geneva in December", "", 2),
                               page_with("The statement of Norway", "", 3)};
  EXPECT_EQ(take_running_lines(pages), "The statement of Norway\n");
  EXPECT_EQ(pages[1].lines.size(), 6U);
}

TEST(RunningLines, AreNoLinesOfTheTextBetweenTwoHeads) {
  std::vector<PageLines> pages{page_with("The statement of Norway", "", 1), page_with("", "", 2),
                               page_with("The statement of Norway", "", 3)};
  static_cast<void>(take_running_lines(pages));
  EXPECT_EQ(pages[1].lines.size(), 6U);
}

// The last page has but two short paragraphs, and more room between them than within any.
TEST(RunningLines, StandApartOnShortPagesToo) {
  PageWords last = empty_page();
  set_line(last, 60, 40, "The statement of Norway", 12);
  set_line(last, 60, 68, "We thank the chair for it.");
  set_line(last, 60, 98, "We thank all of you as well.");
  PageWords first = empty_page();
  set_line(first, 60, 40, "The statement of Norway", 12);
  for (int i = 0; i < 6; ++i) set_line(first, 60, 68 + 20 * i, "one of the lines of this page");
  std::vector<PageLines> pages{
      {.width = 600, .height = 840, .lines = lines_in_reading_order(std::move(first), 1)},
      {.width = 600, .height = 840, .lines = lines_in_reading_order(std::move(last), 2)}};
  EXPECT_EQ(take_running_lines(pages), "The statement of Norway\n");
  EXPECT_EQ(pages[1].lines.size(), 2U);
}

}  // namespace
}  // namespace rostrum
