/// The letters of a PDF's pages as they are drawn, one glyph after the other. The door to poppler's
/// core: its stable interfaces part the room of a ligature among its letters in the order in which
/// they are read, where all else stands as it is seen, and so leave lam-alef and its like a guess.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// A word as it stands on the page: as it is seen from left to right, whichever way it is read.
struct DrawnWord {
  std::u32string text;
  Box box;                   ///< of the page as it is seen
  std::vector<Box> letters;  ///< one for each of `text`
  int turns = 0;             ///< by a right angle to the right each: 1 runs down
  double font_size = 0;      ///< points
  bool bold = false;         ///< its first letter's font is, by its name
  bool slants = false;       ///< its line rises or falls; `letters` is empty
  std::string font;          ///< its name, on pages where that matters
};

struct DrawnPage {
  std::vector<DrawnWord> words;
  std::vector<Box> rules;  ///< straight lines that are drawn across or down
  /// False where many of its glyphs do not say which letters they are, or say what no glyph can be:
  /// then the others may be wrong as well.
  bool sound = true;
  bool lacks_font = false;  ///< words of such a font were left out, and the others are sound
  bool damaged = false;     ///< something that it is drawn by is missing or cannot be read
};

/// Not safe for use by several threads. REQUIRES: the bytes outlive it, and a poppler::document was
/// opened from them before, and is open.
class DrawnLetters {
 public:
  explicit DrawnLetters(std::string_view bytes);
  ~DrawnLetters();
  DrawnLetters(const DrawnLetters&) = delete;
  DrawnLetters& operator=(const DrawnLetters&) = delete;

  /// What stands on a page, from 1; nothing if there is no such page.
  [[nodiscard]] DrawnPage on(int page) const;

  /// The list of the document's objects was broken: they were looked for in the file.
  [[nodiscard]] bool was_rebuilt() const;

 private:
  struct Document;
  std::unique_ptr<Document> document_;
};

}  // namespace rostrum
