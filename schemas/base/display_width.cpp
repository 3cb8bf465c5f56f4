#include "schemas/base/display_width.hpp"

#include <unicode/uchar.h>

#include <cstdint>

#include "schemas/base/utf8.hpp"

namespace rostrum {

std::size_t display_width(char32_t point) {
  if (point < 0x300) return 1;
  const auto letter = static_cast<UChar32>(point);
  // The vowels and finals of decomposed Hangul stand in the square of its first letter.
  if (point >= 0x1160 && point <= 0x11FF) return 0;
  switch (u_charType(letter)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t terminal_columns(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint letter = code_point_at(utf8, at);
    columns += display_width(letter.value);
    at += letter.bytes;
  }
  return columns;
}

bool reads_from_right(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::int32_t point = next_code_point(utf8, at);
    if (point < 0) continue;
    switch (u_charDirection(point)) {
      case U_LEFT_TO_RIGHT:
        return false;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return true;
      default:
        break;
    }
  }
  return false;
}

}  // namespace rostrum
