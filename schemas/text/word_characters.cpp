#include "schemas/text/word_characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <atomic>

#include "schemas/text/han_radicals.hpp"

namespace rostrum {
namespace {

constexpr std::array<Shape, 128> ascii_shapes() {
  std::array<Shape, 128> shapes{};
  for (Shape& shape : shapes) shape = Shape::Other;
  const auto range = [&](unsigned char first, unsigned char last, Shape shape) {
    for (std::size_t c = first; c <= last; ++c) shapes[c] = shape;
  };
  range('a', 'z', Shape::Letter);
  range('A', 'Z', Shape::Letter);
  range('0', '9', Shape::Digit);
  shapes['-'] = Shape::Hyphen;
  shapes['\''] = Shape::Apostrophe;
  shapes['.'] = Shape::Dot;
  shapes[','] = Shape::Comma;
  shapes['\n'] = Shape::Newline;
  shapes[' '] = shapes['\t'] = shapes['\r'] = Shape::Blank;
  return shapes;
}
constexpr std::array<Shape, 128> kAsciiShapes = ascii_shapes();

Shape letter_shape(UChar32 c) {
  // They lengthen the syllable before them in both kinds of kana, and belong to neither.
  if (c == 0x30FC || c == 0xFF70 || c == 0xFF9E || c == 0xFF9F) return Shape::Han;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Shape::Han;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return Shape::Segmented;
    case USCRIPT_HANGUL:
      return Shape::Hangul;
    default:
      return Shape::Letter;
  }
}

/// Digits above the line; those below it are digits like others: H₂O.
Shape number_shape(UChar32 c) {
  const int width = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  if (u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_DIGIT) return Shape::Other;
  if (width == U_DT_SUPER) return Shape::Raised;
  return width == U_DT_SUB ? Shape::Digit : Shape::Other;
}

Shape unicode_shape(UChar32 c) {
  if (c == 0x2019 || c == 0x02BC || c == 0xFF07 || c == 0x05F3 || c == 0x05F4) {
    return Shape::Apostrophe;  // the last two mark abbreviations in Hebrew
  }
  if (c == 0x2010 || c == 0x2011 || c == 0x05BE) return Shape::Hyphen;
  if (c == 0x00A0 || c == 0x3000) return Shape::Blank;
  if (c >= UChar32{kFirstHanRadical} && c <= UChar32{kLastHanRadical}) return Shape::Han;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Shape::Unseen;
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return letter_shape(c);
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
      return letter_shape(c) == Shape::Segmented ? Shape::Segmented : Shape::Mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return Shape::Digit;
    case U_OTHER_NUMBER:
      return number_shape(c);
    default:
      return Shape::Other;
  }
}

/// Each is asked for again and again, and ICU takes several looks into its tables.
Shape known_shape(UChar32 c) {
  constexpr UChar32 kKnown = 0x10000;
  static std::array<std::atomic<Shape>, kKnown> shapes{};
  if (c >= kKnown) return unicode_shape(c);
  std::atomic<Shape>& known = shapes[static_cast<std::size_t>(c)];
  Shape shape = known.load(std::memory_order_relaxed);
  if (shape == Shape::Unknown) {
    shape = unicode_shape(c);
    known.store(shape, std::memory_order_relaxed);
  }
  return shape;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return {kAsciiShapes[static_cast<unsigned char>(text[at])], at + 1};
  const UChar32 c = next_code_point(text, at);
  return {c < 0 ? Shape::Other : known_shape(c), at};
}

}  // namespace rostrum
