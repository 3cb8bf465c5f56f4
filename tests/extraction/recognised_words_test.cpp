// What tesseract tells of a page's picture, as words with their places.
#include "indexer/extraction/pdf/recognised_words.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/pdf/pdf_text.hpp"
#include "indexer/layout/rows/page_lines.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "tests/support/documents.hpp"

namespace rostrum {
namespace {

/// A page of 2480 by 3508 dots, 300 an inch.
std::string page_of(const std::string& lines) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML "
         "1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
         "<html><head><title></title></head><body><div class='ocr_page' id='page_1' title='image "
         "\"stdin\"; bbox 0 0 2480 3508; ppageno 0'><div class='ocr_carea'><p class='ocr_par'>" +
         lines + "</p></div></div></body></html>";
}

std::string line_of(const std::string& title, const std::string& words) {
  return "<span class='ocr_line' title=\"" + title + "\">" + words + "</span>";
}

std::string word_of(int left, int top, int right, int bottom, const std::string& text) {
  return "<span class='ocrx_word' title='bbox " + std::to_string(left) + ' ' + std::to_string(top) +
         ' ' + std::to_string(right) + ' ' + std::to_string(bottom) + "; x_wconf 95'>" + text +
         "</span>";
}

std::vector<std::string> lines_of(const std::string& hocr) {
  std::vector<std::string> lines;
  for (const TextLine& line : lines_in_reading_order(recognised_words(hocr, 300), 1)) {
    EXPECT_TRUE(line.recognised) << line.text;
    lines.push_back(line.text);
  }
  return lines;
}

TEST(RecognisedWords, StandOnTheBaseOfTheirLineWhateverLettersTheyHave) {
  const std::string hocr = page_of(
      line_of("bbox 300 400 900 450; baseline 0 -10; x_size 46; x_descenders 10; x_ascenders 10",
              word_of(300, 412, 400, 440, "are") + word_of(420, 400, 620, 450, "<em>Happy</em>") +
                  word_of(640, 430, 650, 436, "&amp;") + word_of(700, 400, 700, 440, "gone") +
                  word_of(700, 400, 800, 440, " ")));
  const PageWords page = recognised_words(hocr, 300);
  EXPECT_NEAR(page.width, 595, 1);
  EXPECT_NEAR(page.height, 842, 1);
  ASSERT_EQ(page.words.size(), 3U);
  EXPECT_EQ(utf8(page.words[1].text), "Happy");
  EXPECT_EQ(utf8(page.words[2].text), "&");
  EXPECT_NEAR(page.words[0].box.left, 72, 0.01);
  EXPECT_NEAR(page.words[0].size, 13, 0.5);
  for (const PageWord& word : page.words) {
    EXPECT_TRUE(word.recognised);
    EXPECT_EQ(word.box.top, page.words[0].box.top);
    EXPECT_EQ(word.box.bottom, page.words[0].box.bottom);
    EXPECT_LT(word.box.top, 440 * 0.24);
    EXPECT_GT(word.box.bottom, 440 * 0.24);
  }
}

TEST(RecognisedWords, AreNoSpecks) {
  const auto sure = [](const std::string& word, const std::string& how) {
    std::string told = word;
    return told.replace(told.find("95"), 2, how);
  };
  const std::string hocr = page_of(line_of(
      "bbox 300 400 900 450; baseline 0 -10; x_size 46",
      word_of(300, 400, 400, 440, "mines") + sure(word_of(410, 430, 420, 440, "_"), "31") +
          word_of(430, 400, 450, 440, "–") + sure(word_of(460, 400, 560, 440, "cleard"), "31")));
  EXPECT_EQ(lines_of(hocr), std::vector<std::string>{"mines – cleard"});
}

TEST(RecognisedWords, ArePartedByBlanksHoweverNearTheyStand) {
  EXPECT_EQ(lines_of(page_of(line_of(
                "bbox 300 400 900 450; baseline 0 -10; x_size 46",
                word_of(300, 400, 400, 440, "mines") + word_of(401, 400, 500, 440, "and")))),
            std::vector<std::string>{"mines and"});
}

TEST(RecognisedWords, OfAPageThatLiesAskewStandInRows) {
  std::string lines;
  constexpr double kSlope = 0.02;
  for (int row = 0; row < 6; ++row) {
    std::string words;
    const int top = 400 + 60 * row;
    for (int at = 0; at < 8; ++at) {
      const int left = 300 + 230 * at;
      const int down = static_cast<int>(std::lround(kSlope * (left - 300)));
      words += word_of(left, top + down, left + 200, top + down + 40, "word" + std::to_string(row));
    }
    lines += line_of("bbox 300 " + std::to_string(top) + " 2110 " + std::to_string(top + 76) +
                         "; baseline 0.02 -36; x_size 46",
                     words);
  }
  const std::vector<std::string> read = lines_of(page_of(lines));
  ASSERT_EQ(read.size(), 6U);
  EXPECT_EQ(read[3], "word3 word3 word3 word3 word3 word3 word3 word3");
}

TEST(RecognisedWords, HaveOneSizeWhereTheyDifferByAHair) {
  const PageWords page =
      recognised_words(page_of(line_of("bbox 300 400 900 446; baseline 0 -10; x_size 46",
                                       word_of(300, 400, 400, 446, "happy")) +
                               line_of("bbox 300 500 900 525; baseline 0 0; x_size 31",
                                       word_of(300, 500, 400, 525, "one")) +
                               line_of("bbox 300 600 900 680; baseline 0 -10; x_size 80",
                                       word_of(300, 600, 400, 680, "LARGE"))),
                       300);
  ASSERT_EQ(page.words.size(), 3U);
  EXPECT_EQ(page.words[0].size, page.words[1].size);
  EXPECT_GT(page.words[2].size, 1.5 * page.words[0].size);
}

TEST(RecognisedWords, ThatRunToTheLeftAreReadInTheirOrder) {
  // Tesseract gives letters as they are read, and marks of direction between.
  const std::string line = line_of(
      "bbox 300 400 900 450; baseline 0 -10; x_size 46",
      word_of(800, 400, 900, 440, "\u200Fيشكر\u200E") + word_of(600, 400, 780, 440, "الوفد") +
          word_of(480, 400, 580, 440, "2025") + word_of(300, 400, 460, 440, "(كلمة)"));
  EXPECT_EQ(lines_of(page_of(line)), std::vector<std::string>{"يشكر الوفد 2025 (كلمة)"});
}

TEST(RecognisedWords, GiveWayToThePagesOwn) {
  PageWords own;
  own.words.push_back({.text = U"Mission", .box = {70, 100, 120, 114}, .size = 12});
  PageWords recognised;
  recognised.words.push_back({.text = U"Misslon", .box = {71, 101, 119, 113}, .size = 12});
  recognised.words.push_back({.text = U"Statement", .box = {71, 201, 119, 213}, .size = 12});
  const PageWords both = with_own_words(recognised, own);
  ASSERT_EQ(both.words.size(), 2U);
  EXPECT_EQ(both.words[0].text, U"Mission");
  EXPECT_EQ(both.words[1].text, U"Statement");
}

TEST(RecognisedWords, OfBrokenAccountsAreNoneOrRefused) {
  EXPECT_THROW((void)recognised_words("no markup < at all", 300), ExtractionError);
  EXPECT_THROW((void)recognised_words(page_of(""), 0), ExtractionError);
  for (const char* title : {"", "bbox", "bbox 1 2 3", "bbox a b c d", "bbox nan inf 1 2",
                            "bbox 9 9 1 1; x_size -4", "bbox 0 0 10 10; baseline x; x_size 0"}) {
    const PageWords page =
        recognised_words(page_of(line_of(title, word_of(1, 1, 5, 5, "word"))), 300);
    for (const PageWord& word : page.words) EXPECT_TRUE(std::isfinite(word.box.top)) << title;
  }
  EXPECT_TRUE(recognised_words("<html/>", 300).words.empty());
}

TEST(PdfText, PutsRecognisedPagesInTheirPlace) {
  const std::string pdf = testing::make_mixed_pdf({{.lines = {"First page."}},
                                                   {.drawing = testing::drawn_lines(40)},
                                                   {.lines = {"Last page."}}});
  const std::vector<UnreadPage> unread = pdf_text(pdf).unread_pages;
  ASSERT_EQ(unread, (std::vector<UnreadPage>{{2, Unread::Picture}}));
  const std::string hocr = page_of(line_of("bbox 300 400 900 450; baseline 0 -10; x_size 46",
                                           word_of(300, 400, 400, 440, "Between.")));
  const ExtractedText read = pdf_text(pdf, unread, {{2, {.hocr = hocr, .dots = 300}}});
  ASSERT_EQ(read.blocks.size(), 3U);
  EXPECT_EQ(read.blocks[1].text, "Between.");
  EXPECT_EQ(read.blocks[1].page, 2);
  EXPECT_TRUE(read.blocks[1].recognised);
  EXPECT_FALSE(read.blocks[0].recognised);
  EXPECT_FALSE(read.blocks[2].recognised);
  EXPECT_TRUE(read.unread_pages.empty());
  const ExtractedText without = pdf_text(pdf, unread, {});
  EXPECT_EQ(without.blocks.size(), 2U);
  EXPECT_EQ(without.unread_pages, unread);
}

}  // namespace
}  // namespace rostrum
