/// UTF-8 in one place, over ICU's macros: reading, writing, counting, and cuts that leave every
/// character whole. Nothing else takes bytes of it apart.
#pragma once

#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rostrum {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

/// The code point at byte `at`, which moves behind it; negative for bytes that are none.
/// REQUIRES: at < text.size().
[[nodiscard]] inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
  const auto size = static_cast<std::int64_t>(text.size());
  auto next = static_cast<std::int64_t>(at);
  UChar32 c = 0;
  U8_NEXT(text.data(), next, size, c);
#pragma GCC diagnostic pop
  at = static_cast<std::size_t>(next);
  return c;
}

/// One character of a text.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;  ///< 0 at the end of the text
};

/// The character at byte `at`; U+FFFD for bytes that are none.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  std::size_t end = at;
  const std::int32_t c = next_code_point(text, end);
  return {c < 0 ? kReplacement : static_cast<char32_t>(c), end - at};
}

/// True for a byte that goes on with a character that began before it.
[[nodiscard]] inline bool is_continuation(char byte) {
  return U8_IS_TRAIL(static_cast<std::uint8_t>(byte));
}

/// True if a byte is ASCII, and so a character by itself.
[[nodiscard]] inline bool is_ascii(char byte) {
  return U8_IS_SINGLE(static_cast<std::uint8_t>(byte));
}
/// True if every byte is ASCII.
[[nodiscard]] inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return is_ascii(byte); });
}

/// Where the character begins that byte `at` belongs to; the end of the text for what is behind it.
[[nodiscard]] inline std::size_t code_point_begin(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && is_continuation(text[at])) --at;
  return at;
}

/// Where the character begins that ends at byte `end`; 0 if there is none.
[[nodiscard]] inline std::size_t code_point_before(std::string_view text, std::size_t end) {
  return end == 0 ? 0 : code_point_begin(text, std::min(end, text.size()) - 1);
}

/// The first characters of a text that fit into `most` bytes.
[[nodiscard]] inline std::string_view first_bytes(std::string_view text, std::size_t most) {
  return text.substr(0, code_point_begin(text, most));
}

/// Characters of a text, and of invalid bytes those that none goes on with.
[[nodiscard]] inline std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char byte) { return !is_continuation(byte); }));
}

/// True if `bytes` are valid UTF-8.
[[nodiscard]] inline bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (next_code_point(bytes, at) < 0) return false;
  }
  return true;
}

/// What is no character, as a half surrogate, gives U+FFFD.
inline void append_utf8(char32_t character, std::string& to) {
  if (character < 0x80) {
    to.push_back(static_cast<char>(character));
    return;
  }
  const bool whole = character <= 0x10FFFF && !U_IS_SURROGATE(character);
  char bytes[U8_MAX_LENGTH];
  std::int32_t count = 0;
  U8_APPEND_UNSAFE(bytes, count, whole ? character : kReplacement);
  to.append(bytes, static_cast<std::size_t>(count));
}

[[nodiscard]] inline std::string utf8(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (const char32_t character : text) append_utf8(character, bytes);
  return bytes;
}

/// Invalid bytes give U+FFFD.
[[nodiscard]] inline std::u32string utf32(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    characters.push_back(c.value);
    at += c.bytes;
  }
  return characters;
}

}  // namespace rostrum
