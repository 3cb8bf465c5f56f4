/// Pages set by hand: each letter half as wide as the font is high.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/paragraphs/page_layout.hpp"
#include "indexer/layout/rows/page_lines.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum::testing {

/// Sets `text` from `left` on, its foot at `foot`; words a quarter of an em apart, or as `blank`.
inline void set_line(PageWords& page, double left, double foot, std::string_view text,
                     double size = 12, double blank = 3) {
  std::u32string word;
  const auto close = [&] {
    if (!word.empty()) {
      double width = 0;
      std::vector<float> lefts;
      for (const char32_t letter : word) {
        lefts.push_back(static_cast<float>(left + width));
        width += direction_of(letter) == Direction::Mark ? 0
                 : is_unspaced(letter)                   ? size
                                                         : size / 2;
      }
      page.words.push_back({.text = word,
                            .lefts = std::move(lefts),
                            .box = {left, foot - size, left + width, foot},
                            .size = size});
      left += width;
    }
    word.clear();
  };
  for (const char32_t letter : utf32(text)) {
    if (letter == U' ') {
      close();
      left += blank;
    } else {
      word.push_back(letter);
    }
  }
  close();
}

inline PageWords empty_page() { return {.width = 600, .height = 840}; }

inline std::vector<std::string> lines_on(PageWords page) {
  std::vector<std::string> texts;
  for (const TextLine& line : lines_in_reading_order(std::move(page), 1))
    texts.push_back(line.text);
  return texts;
}

/// What is read from one page: its blocks.
inline std::vector<std::string> blocks_on(PageWords page) {
  PageLines lines{.width = page.width, .height = page.height, .lines = {}};
  lines.lines = lines_in_reading_order(std::move(page), 1);
  std::vector<std::string> texts;
  for (TextBlock& block : blocks_of_lines({std::move(lines)})) {
    texts.push_back(std::move(block.text));
  }
  return texts;
}

}  // namespace rostrum::testing
