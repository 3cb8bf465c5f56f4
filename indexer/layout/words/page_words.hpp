/// A page as words with their places: what a PDF draws, or what is recognised in a picture.
#pragma once

#include <string>
#include <vector>

namespace rostrum {

/// Points (1/72 inch), from the page's left and top edge.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

struct DrawnRow;

/// Letters that stand close together, as they are seen from left to right.
struct PageWord {
  std::u32string text;
  std::vector<float> lefts;  ///< left edge of each letter of the text; may be empty
  Box box;                   ///< as high as the font, not as the letters
  double size = 0;           ///< about that of the font, in points: the same share of its height
  double font_size = 0;      ///< that of the font; 0 if it is not known
  bool bold = false;         ///< its font is
  bool slants = false;       ///< its line rises or falls across the page, as that of a stamp does
  bool recognised = false;   ///< in a picture: a word for itself, however near the next one stands
  const DrawnRow* row = nullptr;  ///< whose words this one stands for
};

/// Words that run in one direction, turned so that they run to the right.
struct PageWords {
  double width = 0;  ///< of the page as it is seen when these words are upright
  double height = 0;
  std::vector<PageWord> words;
  /// Straight lines that are drawn across or down, each as long and thick as it is seen.
  std::vector<Box> rules = {};
};

}  // namespace rostrum
