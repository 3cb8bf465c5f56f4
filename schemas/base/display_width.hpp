/// How many columns of a terminal a character takes, which way it is read, and which are wide.
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

/// True for the first byte of a letter of Chinese, Japanese or Korean, which has three.
[[nodiscard]] inline bool is_wide_lead(char byte) {
  return static_cast<unsigned char>(byte) >= 0xE3 && static_cast<unsigned char>(byte) <= 0xE9;
}

/// True for a text that begins with such a letter, or ends with one.
[[nodiscard]] inline bool starts_wide(std::string_view utf8) {
  return !utf8.empty() && is_wide_lead(utf8.front());
}
[[nodiscard]] inline bool ends_wide(std::string_view utf8) {
  constexpr std::size_t kWideBytes = 3;
  return utf8.size() >= kWideBytes && is_wide_lead(utf8[utf8.size() - kWideBytes]);
}

}  // namespace rostrum
