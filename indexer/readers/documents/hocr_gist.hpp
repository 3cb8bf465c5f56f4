/// What can be told of recognised words at a glance; their places in full are read by the process
/// that lays the page out.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

struct HocrGist {
  std::string text;         ///< the words, line by line
  double certainty = 0;     ///< of the words, by their letters, 0 to 100
  bool has_gutter = false;  ///< many lines leave room at one place, as between columns
};

/// Of hOCR, as tesseract gives it; nothing of anything else. Linear but for sorting. Pure.
[[nodiscard]] HocrGist gist_of(std::string_view hocr);

}  // namespace rostrum
