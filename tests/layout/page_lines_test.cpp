#include "indexer/layout/rows/page_lines.hpp"

#include <gtest/gtest.h>

#include "tests/layout/set_page.hpp"

namespace rostrum {
namespace {

using testing::empty_page;
using testing::lines_on;
using testing::set_line;
using Lines = std::vector<std::string>;

TEST(PageLines, AGapIsABlankAndAWideOneParts) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "Permanent Mission of Samplia");
  set_line(page, 420, 100, "Check against delivery");
  EXPECT_EQ(lines_on(page), Lines{"Permanent Mission of Samplia\tCheck against delivery"});
  PageWords close = empty_page();
  set_line(close, 60, 100, "dis");
  set_line(close, 78.5, 100, "armament");
  EXPECT_EQ(lines_on(close), Lines{"disarmament"});
}

TEST(PageLines, ThreeWordsStretchedOverAColumnAreNoCells) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "the verification mechanism", 12, 30);
  EXPECT_EQ(lines_on(page), Lines{"the verification mechanism"});
}

TEST(PageLines, WideWordSpacesAreNoCells) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "words that stand quite far from each other", 12, 20);
  EXPECT_EQ(lines_on(page), Lines{"words that stand quite far from each other"});
}

TEST(PageLines, LettersSetApartAreOneWord) {
  PageWords page = empty_page();
  double left = 60;
  for (const std::string word : {"STATEMENT", "BY", "SAMPLIA"}) {
    for (const char letter : word) {
      set_line(page, left, 100, std::string(1, letter));
      left += 6 + 3;
    }
    left += 6;
  }
  EXPECT_EQ(lines_on(page), Lines{"STATEMENT BY SAMPLIA"});
}

// Some letters that a font moves together are one word for the program that wrote the page.
TEST(PageLines, LettersSetApartMayBePartsOfAWord) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "O", 14);
  double left = 71;
  for (const std::string_view part : {"b", "s", "e", "rvat", "i", "o", "n", "s"}) {
    set_line(page, left, 100, part, 10);
    PageWord& word = page.words.back();
    word.box.right = left + 9 * static_cast<double>(part.size()) - (part.size() > 1 ? 0.1 : 4);
    left = word.box.right + 4;
  }
  // Words within which letters stand apart have blanks between them.
  for (const std::string_view word : {"GENERALES", "MINES"}) {
    set_line(page, left + 8, 100, word, 10);
    page.words.back().box.right = left + 8 + 10 * static_cast<double>(word.size());
    left = page.words.back().box.right + 4;
  }
  EXPECT_EQ(lines_on(page), Lines{"Observations GENERALES MINES"});
}

TEST(PageLines, RaisedFiguresOfNotesFallAwayAndOthersStay) {
  const auto with_raised = [](const char* before, const char* raised, const char* behind) {
    PageWords page = empty_page();
    set_line(page, 60, 100, before);
    const double end = page.words.back().box.right;
    set_line(page, end, 95, raised, 7);
    set_line(page, page.words.back().box.right + 3, 100, behind);
    return lines_on(page).front();
  };
  EXPECT_EQ(with_raised("the clearance", "1", "of mines"), "the clearance of mines");
  EXPECT_EQ(with_raised("all of it", "12,13", "is"), "all of it is");
  EXPECT_EQ(with_raised("the 22", "nd", "meeting"), "the 22nd meeting");
  EXPECT_EQ(with_raised("of 500 km", "2", "cleared"), "of 500 km2 cleared");
}

TEST(PageLines, RaisedFiguresOfNearlyFullSizeFallAway) {
  const auto with_raised = [](const char* before, const char* raised, double size, double lift) {
    PageWords page = empty_page();
    set_line(page, 60, 100, before);
    const double end = page.words.back().box.right;
    set_line(page, end, 100 - lift, raised, size);
    set_line(page, page.words.back().box.right + 3, 100, "of mines");
    return lines_on(page).front();
  };
  EXPECT_EQ(with_raised("the clearance", "1", 11, 4), "the clearance of mines");
  EXPECT_EQ(with_raised("all of it.", "12", 12, 4), "all of it. of mines");
  EXPECT_EQ(with_raised("about 10", "3", 12, 4), "about 103 of mines");
  EXPECT_EQ(with_raised("the draft of A", "1", 12, 0), "the draft of A1 of mines");
}

TEST(PageLines, CellsThatStandCloseAreToldApartByTheRowsBeside) {
  PageWords page = empty_page();
  const auto row = [&](double foot, const char* one, const char* two, const char* three) {
    set_line(page, 60, foot, one);
    set_line(page, 130, foot, two);
    set_line(page, 190, foot, three);
  };
  row(100, "Chad", "22,333", "1 May 2030");
  row(120, "Argentina A", "1,234,567", "31 May 2025");
  row(140, "Yemen", "88", "1 June 2028");
  EXPECT_EQ(lines_on(page),
            (Lines{"Chad\t22,333\t1 May 2030", "Argentina A\t1,234,567\t31 May 2025",
                   "Yemen\t88\t1 June 2028"}));
}

TEST(PageLines, ChineseHasNoBlanksBesideFigures) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "日内瓦 2025 年 12 月");
  EXPECT_EQ(lines_on(page), Lines{"日内瓦2025年12月"});
}

TEST(PageLines, RadicalsAreTheCharactersThatTheyAreDrawnAs) {
  PageWords page = testing::empty_page();
  testing::set_line(page, 60, 100, "项\u2F6C的意\u2EC5");
  EXPECT_EQ(testing::lines_on(page), std::vector<std::string>{"项目的意见"});
}

TEST(PageLines, WordsDrawnTwiceAreReadOnce) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "Statement by Samplia");
  set_line(page, 60.4, 100, "Statement by Samplia");
  EXPECT_EQ(lines_on(page), Lines{"Statement by Samplia"});
}

TEST(PageLines, LineNumbersAtTheMarginFallAway) {
  PageWords page = empty_page();
  for (int i = 0; i < 6; ++i) {
    set_line(page, 30, 100 + 14 * i, std::to_string(i + 1));
    set_line(page, 80, 100 + 14 * i, "a line of the text");
  }
  EXPECT_EQ(lines_on(page), Lines(6, "a line of the text"));
}

TEST(PageLines, ADropCapitalBeginsItsWord) {
  PageWords page = empty_page();
  set_line(page, 60, 124, "T", 36);
  set_line(page, 79, 100, "he delegation of Samplia");
  set_line(page, 79, 114, "thanks the Chair for it");
  set_line(page, 60, 142, "and for all that she did");
  EXPECT_EQ(lines_on(page).front(), "The delegation of Samplia");
}

TEST(PageLines, MarksDrawnByThemselvesGoToTheirLetter) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "\u0628\u0627");
  page.words.push_back({.text = U"\u064B", .lefts = {63}, .box = {63, 87, 63, 99}, .size = 12});
  EXPECT_EQ(lines_on(page), Lines{"\u0627\u0628\u064B"});
}

TEST(PageLines, AnAlefBehindTanwinIsOfItsWord) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "\u0627 \u064B\u0628\u062A");
  EXPECT_EQ(lines_on(page), Lines{"\u062A\u0628\u064B\u0627"});
}

TEST(PageLines, ASignOfAFontOfSignsIsABullet) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "\uF0A7 to clear what is left");
  EXPECT_EQ(lines_on(page), Lines{"• to clear what is left"});
}

TEST(PageLines, TanwinEndsAWordHoweverNarrowTheBlankBehindItIs) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "\u062A\u062A \u064B\u0627\u0628 \u0628\u0628 \u0628\u0628 \u0628\u0628",
           12, 6);
  // The room before the mark: a third of the line's other blanks.
  for (std::size_t i = 1; i < page.words.size(); ++i) {
    page.words[i].box.left -= 4;
    page.words[i].box.right -= 4;
  }
  EXPECT_EQ(lines_on(page).front().substr(lines_on(page).front().size() - 5), " \u062A\u062A");
}

TEST(PageLines, AnAlefWithoutWidthIsReadBehindItsLam) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "\u0644\u0628");
  page.words.push_back(
      {.text = U"\u0627", .lefts = {60.1F}, .box = {60.1, 88, 60.1, 100}, .size = 12});
  EXPECT_EQ(lines_on(page), Lines{"\u0628\u0644\u0627"});
}

TEST(PageLines, ARaisedFigureBehindABlankDoesNotCloseIt) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "\u0628\u0628");  // ends at 72
  set_line(page, 72, 94, "1", 7);           // ends at 75.5
  set_line(page, 78, 100, "\u062A\u062A");
  EXPECT_EQ(lines_on(page), Lines{"\u062A\u062A \u0628\u0628"});
}

TEST(PageLines, FiguresThatStretchAnArabicWordFallAway) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "\u062755\u0628 5 \u06282\u0648");
  EXPECT_EQ(lines_on(page),
            Lines{"\u06482\u0628 5 \u0628\u0627"});  // nothing joins waw to what follows
}

TEST(PageLines, AStampAcrossThePageIsALineOfItsOwn) {
  PageWords page = empty_page();
  for (int i = 0; i < 8; ++i) set_line(page, 60, 100 + 16 * i, "a line of the text of this page");
  const std::string stamp = "DRAFT COPY";
  for (std::size_t i = 0; i < stamp.size(); ++i) {
    if (stamp[i] == ' ') continue;
    const auto step = static_cast<double>(i);
    set_line(page, 60 + 20 * step, 230 - 12 * step, std::string(1, stamp[i]), 40);
  }
  Lines wanted(8, "a line of the text of this page");
  wanted.push_back("DRAFT COPY");
  EXPECT_EQ(lines_on(page), wanted);
}

TEST(PageLines, AStampMayHaveTwoLinesAndLettersInPairs) {
  PageWords page = empty_page();
  for (int i = 0; i < 8; ++i) set_line(page, 60, 100 + 16 * i, "a line of the text of this page");
  const std::string first = "CHECKAGAINST";
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto step = static_cast<double>(i);
    set_line(page, 60 + 20 * step, 330 - 12 * step, std::string(1, first[i]), 40);
  }
  set_line(page, 100, 360, "D", 40);
  set_line(page, 120, 354, "EL", 52);  // two that slant are higher than one
  EXPECT_EQ(lines_on(page).back(), "CHECKAGAINST DEL");
}

TEST(PageLines, TheFirstWordOfALineEndsWithABlank) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "State");
  set_line(page, 90, 100, "/");
  set_line(page, 96, 100, "States of it");
  EXPECT_NEAR(lines_in_reading_order(page, 1)[0].first_word, 72, 0.1);
}

TEST(PageLines, ALineThatBeginsWithALargeNumberIsNoItemOfAList) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "1.945 personas murieron");
  set_line(page, 60, 120, "1.2 The second section");
  const std::vector<TextLine> lines = lines_in_reading_order(page, 1);
  EXPECT_EQ(lines[0].second_word, 0);
  EXPECT_GT(lines[1].second_word, 0);
}

TEST(PageLines, ADropCapitalBelongsToItsOwnParagraph) {
  // Its box reaches into the last line of the paragraph before, which does not stand in.
  PageWords page = empty_page();
  set_line(page, 60, 100, "and that is why we ask for it now");
  set_line(page, 60, 160, "N", 52);
  set_line(page, 100, 126, "orway has given more than it was");
  set_line(page, 100, 146, "asked for in each of these years");
  set_line(page, 60, 166, "and will go on to do so with others");
  EXPECT_EQ(lines_on(page)[0], "and that is why we ask for it now");
  EXPECT_EQ(lines_on(page)[1], "Norway has given more than it was");
}

TEST(PageLines, ADropCapitalMayBeAWordOrAMark) {
  const auto with = [](const char* capital, const char* behind) {
    PageWords page = empty_page();
    set_line(page, 60, 150, capital, 44);
    set_line(page, 90, 122, behind);
    set_line(page, 90, 142, "as a deadline that nobody has to keep");
    set_line(page, 60, 162, "and all of us were there to say it");
    return lines_on(page)[0];
  };
  EXPECT_EQ(with("A", "deadline is set here"), "A deadline is set here");
  EXPECT_EQ(with("A", "ll of us agreed on it"), "All of us agreed on it");
  EXPECT_EQ(with("«", "Nobody said so before"), "«Nobody said so before");
}

TEST(PageLines, LargeLettersAcrossTheTextAreReadApart) {
  const auto text_under = [](bool slanting) {
    PageWords page = empty_page();
    for (int i = 0; i < 12; ++i) {
      set_line(page, 60, 100 + 20 * i, "a line of the text that says what it has to say here");
    }
    if (slanting) {
      const char* const letters[] = {"D", "R", "A", "F", "T"};
      for (int i = 0; i < 5; ++i) set_line(page, 80 + 50 * i, 310 - 36 * i, letters[i], 90);
    } else {
      set_line(page, 80, 250, "DRAFT", 90);
    }
    return lines_on(page);
  };
  for (const bool slanting : {true, false}) {
    const Lines lines = text_under(slanting);
    ASSERT_EQ(lines.size(), 13U) << slanting;
    for (std::size_t i = 0; i < 12; ++i) {
      EXPECT_EQ(lines[i], "a line of the text that says what it has to say here") << slanting;
    }
    EXPECT_EQ(lines[12].front(), 'D') << lines[12];
  }
}

TEST(PageLines, TextInTheMarginDoesNotCutIntoLines) {
  PageWords page = empty_page();
  for (int i = 0; i < 8; ++i) {
    set_line(page, 100, 100 + 20 * i, "a line of the text that says what it has to say");
  }
  const char* const margin[] = {"Mission", "of the", "State", "of Saml"};
  for (int i = 0; i < 4; ++i) set_line(page, 30, 105 + 14 * i, margin[i], 10);
  const Lines lines = lines_on(page);
  ASSERT_EQ(lines.size(), 12U);
  for (int i = 0; i < 8; ++i) EXPECT_EQ(lines[static_cast<std::size_t>(i)].substr(0, 6), "a line");
  EXPECT_EQ(lines[8], "Mission");
}

TEST(PageLines, NumbersOfParagraphsInTheMarginStay) {
  PageWords page = empty_page();
  for (int i = 0; i < 8; ++i) {
    set_line(page, 60, 100 + 20 * i, std::to_string(i + 1) + ".");
    set_line(page, 100, 100 + 20 * i, "What the paragraph says in a line");
  }
  EXPECT_EQ(lines_on(page)[2], "3. What the paragraph says in a line");
}

TEST(PageLines, ADropCapitalMayStandBehindAQuotationMark) {
  PageWords page = empty_page();
  set_line(page, 60, 130, "\u201CW", 36);
  set_line(page, 98, 107, "e promised it with a date");
  set_line(page, 98, 123, "on it, as they used to say there");
  set_line(page, 60, 139, "when they were young and had none");
  EXPECT_EQ(lines_on(page).front(), "\u201CWe promised it with a date");
}

TEST(PageLines, SoftHyphensAreSeenAtTheEndAlone) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "the dis\u00ADtri\u00ADbution of dis\u00AD\u2010");
  EXPECT_EQ(lines_on(page), Lines{"the distribution of dis\u00AD"});
}

TEST(PageLines, AccentsDrawnOverLettersAreOfThem) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "Art\u0131\u0301culo");
  EXPECT_EQ(lines_on(page), Lines{"Art\u00EDculo"});
}

TEST(PageLines, TheNumberOfANoteIsNoPartOfItsFirstWord) {
  PageWords page = empty_page();
  set_line(page, 60, 700, "1", 6);
  set_line(page, 63, 703, "REC/2030/7: the words of a note that stands at the foot", 9);
  page.words.front().font_size = 6;
  for (std::size_t i = 1; i < page.words.size(); ++i) page.words[i].font_size = 9;
  page.words.front().box.top = 694;
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 1U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0].substr(0, 13), "1 REC/2030/7:");
}

TEST(PageLines, AListMarkMayBeDrawnSignBySign) {
  PageWords page = empty_page();
  set_line(page, 300, 100, "نزع السلاح ومكافحة الألغام");
  double right = 0;
  for (const PageWord& word : page.words) right = std::max(right, word.box.right);
  set_line(page, right + 40, 100, ".");
  set_line(page, right + 46.5, 100, "1");
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].starts_with("1. ")) << found[0];
}

TEST(PageLines, WordsThatSlantAreReadBesideTheText) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "the words of a line that a stamp crosses");
  for (const char* const word : {"NOT", "FINAL"}) {
    set_line(page, 120, 104, word, 40);
    page.words.back().slants = true;
  }
  const auto found = lines_on(page);
  ASSERT_EQ(found.size(), 2U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0], "the words of a line that a stamp crosses");
  EXPECT_EQ(found[1], "NOT FINAL");
}

TEST(PageLines, NumbersOfEveryFifthLineFallAway) {
  PageWords page = empty_page();
  for (int i = 1; i <= 12; ++i) {
    if (i % 5 == 0) set_line(page, 30, 80 + 14 * i, std::to_string(i));
    set_line(page, 60, 80 + 14 * i, "words of a text whose lines are counted");
  }
  for (const std::string& line : lines_on(page)) {
    EXPECT_EQ(line, "words of a text whose lines are counted");
  }
}

// As seen from left to right; the stroke stands between the first letter and the second.
TEST(PageLines, AStrokeBetweenJoinedLettersIsNone) {
  PageWords page = empty_page();
  set_line(page, 60, 100, "باتـك");
  EXPECT_EQ(lines_on(page), (std::vector<std::string>{"كتاب"}));
}

}  // namespace
}  // namespace rostrum
