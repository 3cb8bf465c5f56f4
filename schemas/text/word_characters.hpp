/// What each character is to the words of a text. For the files of this folder alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/base/utf8.hpp"

namespace rostrum {

enum class Shape : std::uint8_t {
  Unknown,  ///< not looked up yet; never answered
  Letter,
  Hangul,
  Digit,
  Raised,     ///< a digit above the line: part of km² and 10⁶, a note's number elsewhere
  Han,        ///< one of Han, hiragana or katakana: each is a word
  Segmented,  ///< of a script whose words a dictionary must find: Thai, Khmer …
  Mark,       ///< stands on the letter before it
  Unseen,     ///< has no width and no meaning to words: soft hyphen, marks of direction
  Hyphen,
  Apostrophe,
  Dot,
  Comma,
  Newline,
  Blank,
  Other
};

struct Character {
  Shape shape;
  std::size_t end;  ///< of its bytes
};

/// The character at byte `at`. REQUIRES: at < text.size(). Thread-safe.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// Shape::Other behind the end.
[[nodiscard]] inline Shape shape_at(std::string_view text, std::size_t at) {
  return at < text.size() ? character_at(text, at).shape : Shape::Other;
}

/// True for what a word of letters and digits is made of.
[[nodiscard]] inline bool is_word(Shape shape) {
  return shape == Shape::Letter || shape == Shape::Digit || shape == Shape::Hangul ||
         shape == Shape::Mark || shape == Shape::Unseen;
}

}  // namespace rostrum
