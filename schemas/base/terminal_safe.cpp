#include "schemas/base/terminal_safe.hpp"

namespace rostrum {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool is_line_end(char32_t c) { return c == '\n' || c == 0x2028 || c == 0x2029; }

/// Marks of direction that act on their neighbours alone.
bool is_mark_of_direction(char32_t c) { return c == 0x200E || c == 0x200F || c == 0x061C; }

/// Those that act on all that stands behind them, and other marks without a sign.
bool is_other_mark(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF ||
         c == 0x180E || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0x1BCA0 && c <= 0x1BCA3) ||
         (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

bool is_terminal_safe(char32_t character) {
  return !is_control(character) && !is_line_end(character) && !is_mark_of_direction(character) &&
         !is_other_mark(character);
}

std::string_view terminal_safe_character(std::string_view text, std::size_t at,
                                         const CodePoint& c) {
  if (is_terminal_safe(c.value)) {
    const bool broken = c.value == kReplacement && c.bytes != kReplacementText.size();
    return broken ? kReplacementText : text.substr(at, c.bytes);
  }
  if (is_line_end(c.value) || c.value == '\t') return " ";
  return is_mark_of_direction(c.value) ? std::string_view() : kReplacementText;
}

std::string terminal_safe(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    shown += terminal_safe_character(text, at, c);
    at += c.bytes;
  }
  return shown;
}

std::string terminal_escaped(std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const std::int32_t c = next_code_point(text, end);
    const std::string_view bytes = text.substr(at, end - at);
    if (c >= 0 && is_terminal_safe(static_cast<char32_t>(c))) {
      shown += bytes;
    } else {
      for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        shown += "\\x";
        shown += kDigits[byte >> 4];
        shown += kDigits[byte & 15];
      }
    }
    at = end;
  }
  return shown;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMostCharacters = 60;
  std::string shown = "'";
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (++characters > kMostCharacters) {
      shown += "…";
      break;
    }
    const CodePoint c = code_point_at(text, at);
    if (is_control(c.value) || is_line_end(c.value)) {
      shown += ' ';
    } else if (is_terminal_safe(c.value)) {
      shown += terminal_safe_character(text, at, c);
    }
    at += c.bytes;
  }
  return shown + "'";
}

}  // namespace rostrum
