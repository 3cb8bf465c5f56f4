#include "indexer/layout/paragraphs/cut_rows.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

/// A row whose cells, of these lines, begin 200 points from each other.
TextLine row_of(int page, std::vector<std::vector<std::string>> cells) {
  TextLine line{.page = page, .size = 10};
  for (const std::vector<std::string>& cell : cells) {
    const double left = 60 + 200 * static_cast<double>(line.cell_boxes.size());
    line.cell_boxes.push_back({.left = left, .right = left + 150});
    line.text += cell.front();
  }
  line.cells = std::move(cells);
  return line;
}

PageLines page_of(std::vector<TextLine> lines) {
  return {.width = 600, .height = 840, .lines = std::move(lines)};
}

TEST(CutRows, GoOnAtTheHeadOfTheNextPage) {
  std::vector<PageLines> pages{page_of({row_of(1, {{"Action 7"}, {"to clear what"}, {"all of"}})}),
                               page_of({row_of(2, {{"Action 8"}, {"is mined"}, {"the states"}})})};
  join_cut_rows(pages);
  ASSERT_TRUE(pages[1].lines.empty());
  EXPECT_EQ(
      pages[0].lines[0].cells,
      (std::vector<std::vector<std::string>>{
          {"Action 7", "Action 8"}, {"to clear what", "is mined"}, {"all of", "the states"}}));
}

TEST(CutRows, ARowOfItsOwnStays) {
  std::vector<PageLines> pages{page_of({row_of(1, {{"Action 7"}, {"To clear it."}})}),
                               page_of({row_of(2, {{"Action 8"}, {"To tell of it."}})})};
  join_cut_rows(pages);
  EXPECT_EQ(pages[1].lines.size(), 1U);
}

TEST(CutRows, OneCellMayGoOnAlone) {
  TextLine rest{.page = 2, .text = "is mined", .size = 10};
  rest.box = {.left = 260, .top = 60, .right = 320, .bottom = 72};
  TextLine below{.page = 2, .text = "We thank the President for this.", .size = 10};
  below.box = {.left = 60, .top = 90, .right = 400, .bottom = 102};
  std::vector<PageLines> pages{page_of({row_of(1, {{"Action 7"}, {"to clear what"}})}),
                               page_of({rest, below})};
  join_cut_rows(pages);
  ASSERT_EQ(pages[1].lines.size(), 1U);
  EXPECT_EQ(pages[0].lines[0].cells[1], (std::vector<std::string>{"to clear what", "is mined"}));
}

}  // namespace
}  // namespace rostrum
