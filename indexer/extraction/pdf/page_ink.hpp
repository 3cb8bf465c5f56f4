/// What a small picture of a page shows: whether there is more on it than its letters.
#pragma once

#include <cstdint>
#include <vector>

namespace rostrum {

/// Grey dots, row by row; 72 an inch, so that a letter is a few dots high.
struct PagePicture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> dots;  ///< width * height
};

/// In dots; the ends are not included. May reach beyond the picture.
struct PageBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

/// Counted in squares of half an inch.
struct PageInk {
  int read = 0;   ///< in which letters of the page stand
  int lines = 0;  ///< others that look as if lines of writing ran through them
  int busy = 0;   ///< others in which there is no ground: photographs, dense drawings
};

/// `letters` are where the page's own letters stand. Pure.
/// REQUIRES: picture.dots has width * height dots.
[[nodiscard]] PageInk ink_of(const PagePicture& picture, const std::vector<PageBox>& letters);

}  // namespace rostrum
