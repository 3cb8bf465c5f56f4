/// Words of a page to lines in reading order.
#pragma once

#include <string>
#include <vector>

#include "indexer/layout/rows/page_columns.hpp"
#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// A line of text as it is read, with what tells whether it goes on in the next one.
struct TextLine {
  int page = 0;      ///< from 1
  int column = 0;    ///< lines of one column, or of one stretch between columns, share it
  std::string text;  ///< UTF-8 in reading order; cells of a table parted by tabs
  /// Of a row of a table in which cells take several lines: each cell's lines, an empty one between
  /// its paragraphs.
  std::vector<std::vector<std::string>> cells;
  std::vector<Box> cell_boxes;  ///< of each cell its words; mirrored as `box`
  Box box;               ///< of its words; for lines that run to the left, mirrored (see below)
  double size = 0;       ///< of most of its letters, in points
  double font_size = 0;  ///< of their font; 0 if it is not known
  bool bold = false;     ///< all of its words are
  bool right_to_left = false;
  bool recognised = false;  ///< some of its words were, in a picture
  bool beside = false;      ///< runs in another direction than the page, or at its edge
  double first_piece = 0;   ///< width of the least that could have stood on the line before
  double first_word = 0;    ///< that of all that stands before the first blank
  int blanks = 0;           ///< between its words
  double blank = 0;         ///< their width, on average
  double second_word = 0;   ///< where the second word begins: text hangs from there in lists
};

/// Columns one after the other; raised figures of notes, line numbers at the margin and words drawn
/// twice left out. In a line that runs to the left, `left` and `right` are measured from the right
/// edge of the page, so that "begins at" and "ends at" mean the same for both. `page` counts
/// from 1. Pure.
[[nodiscard]] std::vector<TextLine> lines_in_reading_order(PageWords page, int number);
/// The same of a page behind others, whose gutters are `known`; its own are added.
[[nodiscard]] std::vector<TextLine> lines_in_reading_order(PageWords page, int number,
                                                           std::vector<KnownGutter>& known);

}  // namespace rostrum
