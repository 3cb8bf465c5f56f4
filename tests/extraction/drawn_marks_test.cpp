// Marks without width, and letters that the page does not show.
#include <gtest/gtest.h>

#include <string>

#include "indexer/extraction/pdf/pdf_text.hpp"
#include "tests/support/documents.hpp"

namespace rostrum {
namespace {

/// What a page says whose font has KA, the mark UU, LA and a blank.
std::string text_of(const std::string& drawing) {
  const ExtractedText found =
      pdf_text(testing::make_pdf_in_font({"0915", "0942", "0932", "0020"}, "711 0 655 260",
                                         "BT /F 12 Tf 60 700 Td " + drawing + " ET"),
               false);
  return found.blocks.empty() ? "" : found.blocks.front().text;
}

/// The word KA UU LA between two others.
std::string text_with(const std::string& word) {
  return text_of("(acacdcaca)Tj (d)Tj " + word + " (d)Tj (caacdacca)Tj");
}

constexpr const char* kText = "कलकल लकलक कूल लककल कललक";

TEST(DrawnMarks, SetBackOverTheirLetterLeaveNoBlank) {
  EXPECT_EQ(text_with("[(a)210(b)-210(c)]TJ"), kText);
}

// The letter behind it begins before it, as where a program puts marks on whole pixels.
TEST(DrawnMarks, SetAboveTheLineAreOfItsWord) {
  EXPECT_EQ(text_with("(a)Tj 0.6 Ts [-30(b)30]TJ 0 Ts (c)Tj"), kText);
}

TEST(DrawnMarks, OfLettersThatTheProgramTellsAreToldThere) {
  const std::string told = "/Span<</ActualText<FEFF09150942>>>BDC [(a)210(b)-210]TJ EMC (c)Tj";
  EXPECT_EQ(text_with(told), kText);
}

TEST(DrawnMarks, GoBehindALetterThatTheProgramTells) {
  EXPECT_EQ(text_with("/Span<</ActualText<FEFF0915>>>BDC (a)Tj EMC [210(b)-210(c)]TJ"), kText);
}

// As browsers draw the first line of the next page, whose letters reach above its edge.
TEST(DrawnLetters, OfALineThatIsClippedAwayAreNotRead) {
  const auto below = [](const char* edge) {
    return text_of(std::string("(cac)Tj ET q 50 ") + edge +
                   " 500 800 re W n BT /F 12 Tf 60 686 Td (ac)Tj ET Q BT");
  };
  EXPECT_EQ(below("698"), "लकल");
  EXPECT_EQ(below("680"), "लकल\nकल");
}

}  // namespace
}  // namespace rostrum
