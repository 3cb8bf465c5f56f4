/// How many columns of a terminal a character takes, and which way it is read.
#pragma once

#include <cstddef>
#include <string_view>

namespace rostrum {

/// Two for East Asian Wide and Fullwidth characters (UAX 11) and emoji, none for combining marks,
/// joiners and other characters without width, one for all others. Thread-safe.
[[nodiscard]] std::size_t display_width(char32_t point);

/// Columns that a text takes: two for Chinese, Japanese and Korean letters, none for combining
/// marks.
[[nodiscard]] std::size_t terminal_columns(std::string_view utf8);

/// True if the first letter that has a direction is of Arabic, Hebrew or another script that is
/// read from the right.
[[nodiscard]] bool reads_from_right(std::string_view utf8);

}  // namespace rostrum
