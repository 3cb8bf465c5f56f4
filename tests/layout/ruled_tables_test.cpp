#include "indexer/layout/rows/ruled_tables.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

#include "tests/layout/set_page.hpp"

namespace rostrum {
namespace {

using testing::blocks_on;
using testing::empty_page;
using testing::set_line;

void set_cell(PageWords& page, double left, double foot,
              std::initializer_list<std::string_view> lines) {
  for (const std::string_view line : lines) {
    set_line(page, left, foot, line);
    foot += 14;
  }
}

void rule_across(PageWords& page, double at, double from, double to) {
  page.rules.push_back({from, at, to, at + 0.5});
}
void rule_down(PageWords& page, double at, double from, double to) {
  page.rules.push_back({at, from, at + 0.5, to});
}

/// Borders of a table of rows at these heights and columns at these places, cell by cell.
void draw_grid(PageWords& page, const std::vector<double>& xs, const std::vector<double>& ys) {
  for (std::size_t y = 0; y + 1 < ys.size(); ++y) {
    for (std::size_t x = 0; x + 1 < xs.size(); ++x) {
      rule_across(page, ys[y], xs[x], xs[x + 1]);
      rule_across(page, ys[y + 1], xs[x], xs[x + 1]);
      rule_down(page, xs[x], ys[y], ys[y + 1]);
      rule_down(page, xs[x + 1], ys[y], ys[y + 1]);
    }
  }
}

/// Two rows whose cells stand in the middle of their height: no line of one is in step with those
/// of the next.
PageWords centred_cells() {
  PageWords page = empty_page();
  set_line(page, 60, 60, "Norway has this to say.");
  set_cell(page, 60, 121, {"Action 7"});
  set_cell(page, 160, 100,
           {"to clear what is mined,", "to mark what is not", "cleared, and to tell", "of both"});
  set_cell(page, 360, 114, {"all of the", "states"});
  set_cell(page, 60, 184, {"Action 8"});
  set_cell(page, 160, 184, {"to meet again"});
  set_cell(page, 360, 170, {"the President", "and those who", "wish to"});
  return page;
}

const std::vector<std::string> kCentred{
    "Norway has this to say.",
    "Action 7\tto clear what is mined, to mark what is not cleared, and to tell of both\tall of "
    "the "
    "states",
    "Action 8\tto meet again\tthe President and those who wish to"};

TEST(RuledTables, ACellIsWhatItsRulesEnclose) {
  PageWords page = centred_cells();
  draw_grid(page, {50, 150, 350, 500}, {85, 150, 205});
  EXPECT_EQ(blocks_on(std::move(page)), kCentred);
}

TEST(RuledTables, DoubleBordersAndOpenSidesAreTheSame) {
  PageWords open = centred_cells();
  for (const double at : {85.0, 150.0, 205.0}) rule_across(open, at, 50, 500);
  for (const double at : {150.0, 350.0}) rule_down(open, at, 85, 205);
  EXPECT_EQ(blocks_on(std::move(open)), kCentred);

  PageWords twice = centred_cells();
  draw_grid(twice, {50, 150, 350, 500}, {85, 150, 205});
  draw_grid(twice, {51.5, 148.5, 351.5, 498.5}, {86.5, 148.5, 203.5});
  EXPECT_EQ(blocks_on(std::move(twice)), kCentred);
}

TEST(RuledTables, CellsOverSeveralColumnsOrRowsAreOne) {
  PageWords page = empty_page();
  set_cell(page, 60, 100, {"Samplia"});
  set_cell(page, 160, 100, {"both columns have this"});
  set_cell(page, 160, 130, {"first"});
  set_cell(page, 360, 130, {"second"});
  set_cell(page, 60, 160, {"Examplia"});
  set_cell(page, 160, 160, {"third"});
  set_cell(page, 360, 160, {"fourth"});
  for (const double at : {85.0, 145.0, 175.0}) rule_across(page, at, 50, 500);
  rule_across(page, 115, 150, 500);
  for (const double at : {50.0, 150.0, 500.0}) rule_down(page, at, 85, 175);
  rule_down(page, 350, 115, 175);
  EXPECT_EQ(blocks_on(std::move(page)),
            (std::vector<std::string>{"Samplia\tboth columns have this", "first\tsecond",
                                      "Examplia\tthird\tfourth"}));
}

TEST(RuledTables, FramesUnderlinesAndOtherDrawingsAreNone) {
  // One cell: a frame; one row: a letterhead; rules that cut through words: something else.
  const auto letters = [](PageWords page) {
    std::string all;
    for (const std::string& block : blocks_on(std::move(page))) all += block + '\n';
    return all;
  };
  const std::string plain = letters(centred_cells());
  PageWords framed = centred_cells();
  draw_grid(framed, {50, 500}, {40, 210});
  EXPECT_EQ(letters(std::move(framed)), plain);
  PageWords one_row = centred_cells();
  draw_grid(one_row, {50, 150, 350, 500}, {85, 205});
  EXPECT_EQ(letters(std::move(one_row)), plain);
  PageWords drawing = centred_cells();
  for (double at = 55; at < 500; at += 37) rule_down(drawing, at, 30, 220);
  for (double at = 30; at < 220; at += 31) rule_across(drawing, at, 50, 500);
  EXPECT_EQ(letters(std::move(drawing)), plain);
}

TEST(RuledTables, ParagraphsOfACellStayApart) {
  const std::string_view line = "this line of it is as long as its cell";
  PageWords page = empty_page();
  for (const double top : {100.0, 300.0}) {
    for (int i = 0; i < 8; ++i) set_line(page, 60, top + 14 * i, line, 10, 2.5);
    for (int i = 0; i < 3; ++i) set_line(page, 60, top + 130 + 14 * i, line, 10, 2.5);
    set_line(page, 320, top, "Samplia", 10, 2.5);
  }
  draw_grid(page, {50, 300, 500}, {85, 285, 485});
  std::string first(line);
  for (int i = 1; i < 8; ++i) first += ' ' + std::string(line);
  const std::string second = std::string(line) + ' ' + std::string(line) + ' ' + std::string(line);
  EXPECT_EQ(blocks_on(std::move(page)),
            (std::vector<std::string>{first, second, "Samplia", first, second, "Samplia"}));
}

// The page cuts the table above and below it.
TEST(RuledTables, ARowWithAParagraphMayBeAloneOnItsPage) {
  PageWords page = empty_page();
  set_cell(page, 160, 80, {"and the rest of it."});
  set_cell(page, 60, 100, {"Action 7", "of ten"});
  set_cell(page, 160, 100,
           {"to clear what is mined,", "to mark what is not", "cleared, and to tell", "of both to",
            "all of us"});
  draw_grid(page, {50, 150, 350}, {60, 85, 170});
  EXPECT_EQ(blocks_on(page).back(),
            "Action 7 of ten\tto clear what is mined, to mark what is not cleared, and to tell of "
            "both to all of us");
}

TEST(RuledTables, AWordThatIsWiderThanItsCellIsOne) {
  PageWords page = empty_page();
  set_cell(page, 60, 100, {"Introdu", "ction", "of it"});  // 42 points of 44
  set_cell(page, 120, 100, {"what was to be", "said of this"});
  set_cell(page, 60, 160, {"Thanks"});
  set_cell(page, 120, 160, {"to all of us", "and to you"});
  draw_grid(page, {58, 106, 300}, {80, 140, 190});
  EXPECT_EQ(blocks_on(page).front(), "Introduction of it\twhat was to be said of this");
}

// Nothing of the next row has room on the page.
TEST(RuledTables, ARowMayBeTheOnlyOneOfItsPage) {
  const auto page_of = [](bool ruled, bool cut) {
    PageWords page = empty_page();
    set_cell(page, 60, 100, {"Action 7"});
    set_cell(page, 160, 100,
             {"to clear what is mined,", "to mark what is not", "cleared, and to",
              "tell of both, and of", "all that is left of"});
    set_cell(page, 360, 100, {"all of the", "states"});
    if (ruled) draw_grid(page, {50, 150, 350, 500}, {80, 164});
    if (cut) std::erase_if(page.rules, [](const Box& rule) { return rule.top == 164; });
    return page;
  };
  const std::vector<std::string> wanted{
      "Action 7\tto clear what is mined, to mark what is not cleared, and to tell of both, and of "
      "all that is left of\tall of the states"};
  EXPECT_EQ(blocks_on(page_of(true, false)), wanted);
  EXPECT_EQ(blocks_on(page_of(true, true)), wanted);
  EXPECT_NE(blocks_on(page_of(false, false)), wanted);
}

PageWords heading_with_box(double middle_of_box) {
  PageWords page = empty_page();
  set_cell(page, 60, 70, {"Permanent Mission of Norway", "to the United Nations", "in Geneva"});
  set_cell(page, 60, 140, {"A text below the heading."});
  set_line(page, 400, middle_of_box, "Check against delivery", 9);
  draw_grid(page, {392, 530}, {middle_of_box - 16, middle_of_box + 6});
  return page;
}

TEST(FramedText, ComesBehindWhatStandsBesideIt) {
  const std::vector<std::string> wanted{
      "Permanent Mission of Norway to the United Nations in Geneva", "A text below the heading.",
      "Check against delivery"};
  EXPECT_EQ(blocks_on(heading_with_box(77)), wanted);
}

TEST(FramedText, InLineWithATextStays) {
  EXPECT_EQ(blocks_on(heading_with_box(69)).front(),
            "Permanent Mission of Norway\tCheck against delivery");
}

}  // namespace
}  // namespace rostrum
