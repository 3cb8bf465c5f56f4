/// Letters as they stand on a line, from left to right, to the order in which they are read.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// The bidirectional algorithm (UAX 9) backwards. `right_to_left`: the direction of the paragraph
/// that the line is from. Forms that exist for drawing alone become plain letters. A number behind
/// words of the other direction is taken to belong to them, as the line itself cannot tell.
/// Pure.
[[nodiscard]] std::u32string reading_order(std::u32string_view visual, bool right_to_left);

/// True if more of its letters are written from right to left than from left to right.
[[nodiscard]] bool is_mostly_right_to_left(std::u32string_view letters);

}  // namespace rostrum
