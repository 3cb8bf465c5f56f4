/// What kind of letter a code point is, for laying out text that was drawn. The door to ICU here.
#pragma once

#include <string>
#include <string_view>

#include "schemas/base/utf8.hpp"

namespace rostrum {

/// Direction classes of UAX 9, as far as reading back what is on a page needs them.
enum class Direction {
  Left,    ///< letters written from left to right
  Right,   ///< Hebrew and its like
  Arabic,  ///< Arabic and its like: right to left, and digits behind it count as Arabic ones
  Digit,   ///< European digits
  ArabicDigit,
  Separator,  ///< . , : / between digits
  Sign,       ///< + - between digits, and % or currency beside them
  Mark,       ///< combining: goes with the letter before
  Neutral,
};

[[nodiscard]] Direction direction_of(char32_t letter);
[[nodiscard]] inline bool is_right_to_left(Direction direction) {
  return direction == Direction::Right || direction == Direction::Arabic;
}

/// True for scripts written without blanks between words whose lines may break at any letter: Han,
/// kana, Bopomofo, Yi, and their punctuation and full-width forms.
[[nodiscard]] bool is_unspaced(char32_t letter);
/// True for letters that are as wide as they are high: unspaced ones, and Hangul.
[[nodiscard]] inline bool is_wide(char32_t letter) {
  return is_unspaced(letter) || (letter >= 0xAC00 && letter <= 0xD7A3);
}
[[nodiscard]] bool is_letter(char32_t letter);
[[nodiscard]] bool is_digit(char32_t letter);
/// 0 to 9 in any script; -1 for what is no digit.
[[nodiscard]] int digit_value(char32_t letter);
[[nodiscard]] bool is_upper(char32_t letter);
[[nodiscard]] bool is_lower(char32_t letter);
[[nodiscard]] bool is_blank(char32_t letter);
/// True for letters that are joined to the next one: beh and lam are, alef and waw are not.
[[nodiscard]] bool is_joined_to_next(char32_t letter);
/// Private use, surrogates, U+FFFD, unassigned, and control characters.
[[nodiscard]] bool is_no_character(char32_t letter);
/// The bracket that closes what this one opens, or the other way round; the letter itself if it is
/// none.
[[nodiscard]] char32_t mirrored(char32_t letter);

/// Lower case by Unicode's simple mapping, letter by letter.
[[nodiscard]] std::u32string lower_case(std::u32string_view text);

/// Forms that exist for drawing alone (Arabic presentation forms, Latin ligatures, stops and
/// brackets of vertical lines) as the letters they stand for; other letters as they are.
void append_plain(char32_t letter, std::u32string& to);

/// Letters and the accents drawn on them as one letter each (NFC); an i or j without its dot below
/// an accent is one with it.
void compose(std::u32string& text);

}  // namespace rostrum
