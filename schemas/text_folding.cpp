// Folding: which spellings are the same word.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

/// Latin letters that no decomposition turns into a plain one.
constexpr std::array<std::pair<UChar32, const char16_t*>, 10> kPlainLatin{{
    {0x00F8, u"o"},
    {0x0142, u"l"},
    {0x0111, u"d"},
    {0x0127, u"h"},
    {0x0167, u"t"},
    {0x00E6, u"ae"},
    {0x0153, u"oe"},
    {0x00F0, u"d"},
    {0x00FE, u"th"},
    {0x0131, u"i"},
}};

constexpr UChar32 kKashida = 0x0640;
constexpr UChar32 kYo = 0x0451;
constexpr UChar32 kYe = 0x0435;

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

const icu::Normalizer2& casefolder() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  assert(U_SUCCESS(status));  // compiled into ICU
  return *normalizer;
}

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  assert(U_SUCCESS(status));
  return *normalizer;
}

const icu::Normalizer2& composer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  assert(U_SUCCESS(status));
  return *normalizer;
}

/// Not a Transliterator: that one is quadratic in the length of the text.
std::string fold_unicode(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString folded =
      casefolder().normalize(icu::UnicodeString::fromUTF8(text), status);
  const icu::UnicodeString decomposed = decomposer().normalize(folded, status);
  icu::UnicodeString plain;
  bool after_latin = false;
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (c == kKashida) continue;
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (!after_latin) plain.append(c);
      continue;
    }
    UErrorCode script_status = U_ZERO_ERROR;
    after_latin = uscript_getScript(c, &script_status) == USCRIPT_LATIN;
    const auto* letter = std::find_if(kPlainLatin.begin(), kPlainLatin.end(),
                                      [c](const auto& row) { return row.first == c; });
    if (letter != kPlainLatin.end()) {
      plain.append(icu::UnicodeString(letter->second));
    } else {
      plain.append(c);
    }
  }
  icu::UnicodeString composed = composer().normalize(plain, status);
  composed.findAndReplace(icu::UnicodeString(kYo), icu::UnicodeString(kYe));
  return utf8(composed);
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::string fold(std::string_view text) {
  if (!is_ascii(text)) return fold_unicode(text);
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(), ascii_lower);
  return folded;
}

std::size_t code_points(std::string_view utf8_bytes) {
  return static_cast<std::size_t>(std::count_if(utf8_bytes.begin(), utf8_bytes.end(),
                                                [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace rostrum
