/// The text of a Word 97 to 2003 file with the properties of its letters and paragraphs (MS-DOC).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/office/word_numbering.hpp"
#include "indexer/extraction/old_office/compound_file.hpp"

namespace rostrum {

/// Numbers, the least byte first. What is beyond the end is 0 or empty.
class LittleBytes {
 public:
  explicit LittleBytes(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t bytes) const;
  [[nodiscard]] std::uint32_t u8(std::size_t at) const { return number(at, 1); }
  [[nodiscard]] std::uint32_t u16(std::size_t at) const { return number(at, 2); }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const { return number(at, 4); }
  [[nodiscard]] std::string_view part(std::size_t at, std::size_t bytes) const;
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

/// Calls take(code, operand) for each property of a list of them (MS-DOC 2.6, Prl).
template <typename Take>
void each_property(std::string_view properties, const Take& take);

/// The bytes of an operand begin at 2 of `properties`; how many they are, or more than there are.
[[nodiscard]] std::size_t operand_bytes(std::string_view properties);

template <typename Take>
void each_property(std::string_view properties, const Take& take) {
  while (properties.size() >= 3) {
    const std::uint32_t code = LittleBytes(properties).u16(0);
    const std::size_t bytes = operand_bytes(properties);
    if (bytes > properties.size() - 2) return;
    take(code, LittleBytes(properties.substr(2, bytes)));
    properties.remove_prefix(2 + bytes);
  }
}

/// Letters that look alike.
struct OldLetterRun {
  std::size_t end = 0;  ///< the letter behind the last
  bool hidden = false;
  bool raised = false;
  bool special = false;           ///< control letters have their meaning
  std::uint32_t symbol_font = 0;  ///< of a special "(": its font and letter
  std::uint32_t symbol = 0;
  std::uint32_t font = 0;
};

struct OldParagraph {
  std::uint32_t style = 0;
  int table_level = 0;  ///< 0: in none
  bool row_end = false;
  bool inner_cell = false;  ///< the paragraph ends a cell of a table within a table
  bool inner_row = false;
  bool drop_cap = false;  ///< it is the first letter of the next one
  std::optional<ListPlace> list;
};

/// Where a part of a document stands among its letters.
struct OldStory {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool empty() const { return end <= begin; }
};

/// An entry of a list of places with something at each of them (a PLC).
struct OldPlace {
  std::size_t at = 0;
  std::size_t end = 0;
  std::string_view data;
};

class OldWordFile {
 public:
  /// Throws ExtractionError for a file that is encrypted, older, or has no text that can be found.
  explicit OldWordFile(const CompoundFile& file);

  /// All letters, UTF-16: the body, its notes, headers and boxes one after the other.
  [[nodiscard]] const std::u16string& letters() const { return letters_; }
  [[nodiscard]] OldStory body() const;
  [[nodiscard]] OldStory footnotes() const;
  [[nodiscard]] OldStory headers() const;
  [[nodiscard]] OldStory endnotes() const;
  [[nodiscard]] OldStory boxes() const;
  [[nodiscard]] OldStory header_boxes() const;

  /// How the letter at a place looks, and as far as it goes. REQUIRES: it is one.
  [[nodiscard]] OldLetterRun run_at(std::size_t place) const;
  /// Of the paragraph whose last letter is at a place.
  [[nodiscard]] OldParagraph paragraph_at(std::size_t place) const;

  /// Entries of the table of this number in the file's head; `data_bytes` at each.
  [[nodiscard]] std::vector<OldPlace> places(std::size_t table, std::size_t data_bytes) const;
  [[nodiscard]] std::string_view table(std::size_t number) const;
  [[nodiscard]] std::string_view document() const { return document_; }
  /// Where the tables lie, one after the other.
  [[nodiscard]] std::string_view table_stream() const { return table_; }
  [[nodiscard]] std::string font_name(std::uint32_t font) const;

 private:
  struct Piece {
    std::size_t begin = 0;  ///< of its letters
    std::size_t end = 0;
    std::size_t offset = 0;  ///< of its first byte
    std::size_t width = 1;   ///< bytes a letter
  };
  struct Style {
    std::uint32_t base = 0;
    std::string_view paragraph;  ///< properties
    std::string_view letters;
  };
  /// What properties say of letters, over what their style says.
  struct Look {
    bool hidden = false;
    bool raised = false;
  };
  struct Found {
    std::size_t begin = 0;  ///< bytes for which the properties hold
    std::size_t end = 0;
    std::string_view properties;
  };
  void read_pieces();
  void read_styles();
  [[nodiscard]] const Piece* piece_at(std::size_t place) const;
  [[nodiscard]] Found properties_at(std::size_t table, std::size_t offset, bool paragraph) const;
  [[nodiscard]] OldStory story(std::size_t number) const;
  [[nodiscard]] Look look_of_style(std::uint32_t style) const;
  static void look_at(std::string_view properties, const Look& style, Look& look);
  void paragraph_properties(std::string_view properties, OldParagraph& paragraph) const;

  std::string document_;
  std::string table_;
  std::string data_;
  std::u16string letters_;
  std::vector<Piece> pieces_;
  std::vector<Style> styles_;
};

}  // namespace rostrum
