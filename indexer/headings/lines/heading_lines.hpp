/// The lines in front of a statement's running text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct HeadingLine {
  int number = 0;      ///< of the source text, from 1
  std::string text;    ///< without Markdown marks, bullets and white space at the ends
  std::string folded;  ///< as fold_name gives it
};

struct HeadingLines {
  std::vector<HeadingLine> heading;  ///< up to the salutation or the first running sentence
  bool salutation = false;           ///< one stands among the first lines
  std::vector<HeadingLine> opening;  ///< the first sentences behind it, whole
};

[[nodiscard]] HeadingLines split_heading(std::string_view text);

}  // namespace rostrum
