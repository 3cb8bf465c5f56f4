#include "indexer/extraction/pdf/vertical_writing.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/extraction/pdf/pdf_text.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "tests/support/documents.hpp"

namespace rostrum {
namespace {

/// As a browser draws them: each letter by itself, told as high as two.
std::vector<DrawnWord> set_down(std::u32string_view text, std::size_t in_column, double pitch) {
  std::vector<DrawnWord> words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const double left = 500 - pitch * static_cast<double>(i / in_column);
    const double top = 60 + 12 * static_cast<double>(i % in_column);
    DrawnWord& word = words.emplace_back();
    word.text = text.substr(i, 1);
    word.box = {left, top, left + 12, top + 31};
    word.letters = {word.box};
    word.font_size = 24;
  }
  return words;
}

constexpr std::u32string_view kText =
    U"議長、本代表団は、まずこの会議の準備に尽力された事務局に感謝の意を表します。";

TEST(VerticalWriting, RunsDownWhereLettersFollowBelow) {
  std::vector<DrawnWord> words = set_down(kText, 14, 22);
  mark_vertical_writing(words);
  for (const DrawnWord& word : words) {
    EXPECT_EQ(word.turns, 1) << utf8(word.text);
    EXPECT_DOUBLE_EQ(word.box.height(), 12);
  }
}

TEST(VerticalWriting, LettersThatCameAsOneWordArePartedAgain) {
  std::vector<DrawnWord> words = set_down(kText, 14, 22);
  DrawnWord& both = words[3];
  both.text += words[4].text;
  both.box.bottom += 12;
  both.letters = {{both.box.left, both.box.top, both.box.left, both.box.bottom}, both.box};
  words.erase(words.begin() + 4);
  mark_vertical_writing(words);
  ASSERT_EQ(words.size(), kText.size());
  EXPECT_EQ(words[4].text, kText.substr(4, 1));
  EXPECT_DOUBLE_EQ(words[4].box.top, words[3].box.top + 12);
}

TEST(VerticalWriting, LinesOfSpacedLettersDoNot) {
  // Letter by letter from left to right: the next one is beside, the lines are farther apart.
  std::vector<DrawnWord> words = set_down(kText, 14, 12);
  for (DrawnWord& word : words) {
    const double left = word.box.left;
    word.box.left = word.box.top;
    word.box.right = word.box.left + 12;
    word.box.top = 1.5 * (500 - left);
    word.box.bottom = word.box.top + 31;
  }
  mark_vertical_writing(words);
  for (const DrawnWord& word : words) EXPECT_EQ(word.turns, 0);
}

/// A page whose font says of each glyph that it is `letters`.
std::string pdf_with_letters(const std::string& letters) {
  std::string text = "/F 12 Tf 14 TL 60 700 Td\n";
  for (int i = 0; i < 20; ++i) text += "(the delegation thanks the chair and all who came) Tj T*\n";
  return testing::make_pdf_in_font(std::vector<std::string>(26, letters), {}, "BT " + text + "ET");
}

// As a program does that takes all of a line for one letter.
TEST(PdfText, APageIsUnreadWhereGlyphsSayTooManyLetters) {
  const std::string word = "05D505DE05D905DB05D905DD0020";  // six letters and a blank
  const ExtractedText bad = pdf_text(pdf_with_letters(word), false);
  EXPECT_EQ(bad.unread_pages, (std::vector<UnreadPage>{{1, Unread::Glyphs}}));
  EXPECT_TRUE(bad.blocks.empty());
}

}  // namespace
}  // namespace rostrum
