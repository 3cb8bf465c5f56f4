#include "indexer/layout/rows/table_rows.hpp"

#include <gtest/gtest.h>

#include "tests/layout/set_page.hpp"

namespace rostrum {
namespace {

using testing::blocks_on;
using testing::empty_page;
using testing::set_line;

/// Sets a cell's lines below each other, from `left` on.
double set_cell(PageWords& page, double left, double foot,
                std::initializer_list<std::string_view> lines, double step = 14) {
  for (const std::string_view line : lines) {
    set_line(page, left, foot, line);
    foot += step;
  }
  return foot;
}

TEST(TableRows, ACellOfSeveralLinesIsWholeWithRoomBetweenRows) {
  PageWords page = empty_page();
  set_cell(page, 60, 100, {"Country"});
  set_cell(page, 180, 100, {"What it offers"});
  set_cell(page, 350, 100, {"Until"});
  set_cell(page, 60, 120, {"Samplia"});
  set_cell(page, 180, 120, {"a course for forty people,", "in its own capital, with a", "room"});
  set_cell(page, 350, 120, {"spring of the", "next year"});
  set_cell(page, 60, 182, {"The Republic of our", "Examples"});
  set_cell(page, 180, 182, {"nothing so far"});
  set_cell(page, 350, 182, {"no date"});
  const auto found = blocks_on(std::move(page));
  const std::vector<std::string> wanted{
      "Country\tWhat it offers\tUntil",
      "Samplia\ta course for forty people, in its own capital, with a room\tspring of the next "
      "year",
      "The Republic of our Examples\tnothing so far\tno date"};
  EXPECT_EQ(found, wanted);
}

// As TeX and groff set them: nothing but the cells' own lines tells where a row begins.
TEST(TableRows, RowsWithoutRoomBetweenBeginWhereCellsDo) {
  PageWords page = empty_page();
  set_cell(page, 60, 100, {"Samplia"});
  set_cell(page, 180, 100, {"a course for forty people,", "in its own capital, with a", "room"});
  set_cell(page, 350, 100, {"spring of the", "next year"});
  set_cell(page, 60, 142, {"The Republic of our", "Examples"});
  set_cell(page, 180, 142, {"nothing so far"});
  set_cell(page, 350, 142, {"no date"});
  set_cell(page, 60, 170, {"Nowhere"});
  set_cell(page, 180, 170, {"a boat, and people who can", "row it"});
  set_cell(page, 350, 170, {"summer"});
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 3U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[1], "The Republic of our Examples\tnothing so far\tno date");
  EXPECT_EQ(found[2], "Nowhere\ta boat, and people who can row it\tsummer");
}

// As browsers set them, where nothing else is said.
TEST(TableRows, CellsMayStandInTheMiddleOfTheirRow) {
  PageWords page = empty_page();
  for (int i = 0; i < 3; ++i) {
    const double top = 100 + 46 * i;
    set_line(page, 60, top + 7, "Samplia " + std::to_string(i));
    set_cell(page, 180, top, {"a course for forty of the", "people who asked for it"});
    set_line(page, 350, top + 7, "spring");
  }
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 3U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[1], "Samplia 1\ta course for forty of the people who asked for it\tspring");
}

TEST(TableRows, OfScriptsWithoutCaseAreJoinedToo) {
  PageWords page = empty_page();
  set_cell(page, 60, 100, {"样例国"});
  set_cell(page, 180, 100, {"为四十人开设一门课程", "地点在该国首都的会议", "厅"});
  set_cell(page, 350, 100, {"明年春季"});
  set_cell(page, 60, 160, {"范例国"});
  set_cell(page, 180, 160, {"暂时没有"});
  set_cell(page, 350, 160, {"无期限"});
  set_cell(page, 60, 192, {"无名国"});
  set_cell(page, 180, 192, {"一条船和能够划船的人", "员若干"});
  set_cell(page, 350, 192, {"夏季"});
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 3U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0], "样例国\t为四十人开设一门课程地点在该国首都的会议厅\t明年春季");
}

TEST(TableRows, CellsComeFromTheRightWhereLettersRunToTheLeft) {
  PageWords page = empty_page();
  const auto cell = [&](double right, double foot, std::initializer_list<const char*> lines) {
    for (const char* line : lines) {
      // As it is seen: the words from the right, their letters too.
      std::u32string letters = utf32(line);
      std::reverse(letters.begin(), letters.end());
      const double width =
          6.0 * static_cast<double>(letters.size()) -
          3.0 * static_cast<double>(std::count(letters.begin(), letters.end(), U' '));
      set_line(page, right - width, foot, utf8(letters));
      foot += 14;
    }
  };
  for (int i = 0; i < 3; ++i) {
    const double top = 100 + 60 * i;
    cell(540, top, {"بلاد المثال"});
    cell(420, top, {"دورة لأربعين من الناس", "في عاصمة البلاد وفي قاعة", "كبيرة"});
    cell(250, top, {"ربيع العام"});
  }
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 3U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0],
            "بلاد المثال\tدورة لأربعين من الناس في عاصمة البلاد وفي قاعة كبيرة\tربيع العام");
}

// Two columns of running text that happen to be in step, with room between their paragraphs.
TEST(TableRows, ColumnsOfTextAreNone) {
  PageWords page = empty_page();
  const auto paragraph = [&](double left, double foot, int lines) {
    for (int i = 0; i < lines; ++i) {
      set_line(page, left, foot + 14 * i,
               i + 1 == lines ? "and so it comes to an end."
               : i == 0       ? "One of them begins here and"
                              : "goes on as long as it has to");
    }
    return foot + 14 * lines + 6;
  };
  double left = 100;
  double right = 100;
  for (const int lines : {4, 6, 3, 5}) left = paragraph(60, left, lines);
  for (const int lines : {6, 3, 5, 4}) right = paragraph(320, right, lines);
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 8U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0],
            "One of them begins here and goes on as long as it has to goes on as long as it has to "
            "and so it comes to an end.");
}

// A cell of a whole paragraph stands by itself, as it does in tables of other formats.
TEST(TableRows, CellsOfParagraphsAreParagraphs) {
  PageWords page = empty_page();
  for (int i = 0; i < 3; ++i) {
    const double top = 100 + 200 * i;
    set_line(page, 60, top, "Part " + std::to_string(i + 1));
    for (int k = 0; k < 12; ++k) {
      const char* lines[] = {"and on with other words, so", "that it is not all the same",
                             "until there is enough of it"};
      set_line(page, 180, top + 14 * k, k == 0 ? "It begins with this line of" : lines[k % 3]);
    }
    set_line(page, 350, top, "page " + std::to_string(i));
  }
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 9U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0], "Part 1");
  EXPECT_EQ(found[2], "page 0");
}

// Browsers put lines on whole pixels of three quarters of a point: those of one cell are not all
// equally far apart.
TEST(TableRows, LinesOfACellMayBeAPixelFartherApart) {
  PageWords page = empty_page();
  double foot = 100;
  for (int i = 0; i < 3; ++i) {
    set_line(page, 60, foot, "Part " + std::to_string(i), 9);
    const char* lines[] = {"a course for forty of the", "people who asked for it, in",
                           "the room that was said to", "be the best that there is"};
    const char* others[] = {"and from then on it is not", "open to any of those who", "came late"};
    for (int k = 0; k < 4; ++k) {
      set_line(page, 120, foot, lines[k], 9);
      if (k < 3) set_line(page, 260, foot, others[k], 9);
      foot += k == 1 ? 13.5 : 12.75;
    }
    foot += 6;
  }
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 3U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[1],
            "Part 1\ta course for forty of the people who asked for it, in the room that was said "
            "to be the best that there is\tand from then on it is not open to any of those who "
            "came late");
}

// As in German, where lines of running text begin with capitals as often as not.
TEST(TableRows, ColumnsOfTextWithCapitalsAreNone) {
  PageWords page = empty_page();
  const char* lines[] = {"Da die Anerkennung der", "und der Rechte aller", "Mitglieder der Familie",
                         "die Grundlage von der", "Freiheit der Menschen"};
  for (int i = 0; i < 12; ++i) {
    set_line(page, 60, 100 + 14 * i, lines[i % 5]);
    set_line(page, 236, 100 + 14 * i, lines[(i + 3) % 5]);
    set_line(page, 412, 100 + 14 * i, i == 11 ? "Zwang." : lines[(i + 1) % 5]);
  }
  const auto found = blocks_on(std::move(page));
  ASSERT_EQ(found.size(), 1U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0].find('\t'), std::string::npos) << found[0];
}

}  // namespace
}  // namespace rostrum
