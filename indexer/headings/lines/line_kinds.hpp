/// What each line of a text's beginning is, told before any rule reads it: lines of a heading come
/// first, and where running text begins the heading is over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

enum class LineKind {
  Heading,
  Salutation,  ///< "Mr. President,"
  Prose,       ///< running text, or a piece of it where its lines are broken
  Furniture,   ///< "Check against delivery", "Page 1 of 3": says nothing of the statement
};

/// A line without Markdown marks, bullets and white space at the ends.
struct BeginningLine {
  std::string text;
  std::string folded;       ///< as fold_name gives it; not empty
  bool after_blank = true;  ///< no line stands directly above it
  bool bullet = false;      ///< a mark of a list stood before it
};

/// One kind for each line. A line is judged by its length and end, its case, the words that only
/// sentences have, and by the lines that it is one sentence with: lines that go on in small
/// letters, or that end where the next word had no room, are one.
[[nodiscard]] std::vector<LineKind> line_kinds(const std::vector<BeginningLine>& lines);

/// Where the running text of a line begins that holds a whole heading in front of its salutation,
/// as pages do that have lost their line ends; 0 if it holds none.
[[nodiscard]] std::size_t heading_end(std::string_view line);

/// True for "Mr. President, we thank you …": a text begins there, whatever stands above.
[[nodiscard]] bool starts_with_salutation(std::string_view line);

/// True if a text is running text by itself, whatever stands around it.
[[nodiscard]] bool is_prose(std::string_view text);

}  // namespace rostrum
