// What a Word 97 file says, and what it only holds.
#include "indexer/extraction/old_office/old_office_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/broken_bytes.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

std::string kinds() {
  return testing::read_bytes(testing::source_dir() / "tests/data/formats/kinds.doc");
}

std::string problem_of(const std::string& bytes) {
  try {
    (void)old_office_text(bytes);
  } catch (const ExtractionError& error) {
    return error.what();
  }
  return "";
}

/// The first place of a mark, overwritten.
std::string replaced(std::string bytes, std::string_view from, std::string_view to) {
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos);
  return bytes.replace(at, to.size(), to);
}

TEST(OldWordText, HasBodyTablesBoxesNotesAndNumbers) {
  const ExtractedText text = old_office_text(kinds());
  std::vector<std::string> lines;
  for (const TextBlock& block : text.blocks) lines.push_back(block.text);
  EXPECT_EQ(lines,
            (std::vector<std::string>{
                "Statement of the kinds",
                "We say this aloud, with a note and another, in 10⁶ words — «мир», 𝄞, ﻻ.",
                "A box stands here.", "Words in the box.", "I.First point", "(a)inner point",
                "II.Second point", "Bulleted point", "Year\tCleared", "2024\tnorth 12 south 15",
                "See our pages.\nA second line, and a non-breaking hyphen.",
                "The foot of the matter.", "The end of the matter."}));
  EXPECT_EQ(text.letterhead, "Permanent Mission of Samplia");
}

TEST(OldWordText, HasTheTextBoxesOfItsHeaderInTheLetterhead) {
  const ExtractedText text =
      old_office_text(testing::read_bytes(testing::source_dir() / "tests/data/formats/boxed.doc"));
  EXPECT_EQ(text.letterhead, "Samplia\nPermanent Mission in Geneva");
}

TEST(OldWordText, SaysWhyThereIsNone) {
  const std::string head("\xEC\xA5");
  EXPECT_NE(problem_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 broken").find("damaged"),
            std::string::npos);
  EXPECT_NE(problem_of(replaced(kinds(), head, "\xDC\xA5")).find("Word 6 or 95"),
            std::string::npos);
  std::string encrypted = kinds();
  const std::size_t at = encrypted.find(head);
  ASSERT_NE(at, std::string::npos);
  encrypted[at + 0x0B] = static_cast<char>(encrypted[at + 0x0B] | 1);
  EXPECT_NE(problem_of(encrypted).find("encrypted"), std::string::npos);
  // The names of streams are in UTF-16.
  const std::string word("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
  EXPECT_NE(problem_of(replaced(kinds(), word, std::string("X\0", 2))).find("no Word document"),
            std::string::npos);
}

TEST(OldWordText, SurvivesBrokenBytes) {
  testing::each_broken(kinds(), 300, [](const std::string& bytes) {
    try {
      (void)old_office_text(bytes);
    } catch (const ExtractionError&) {  // NOLINT: told, and that is all
    }
  });
}

}  // namespace
}  // namespace rostrum
