// Folding: which spellings are the same word.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "schemas/text/han_radicals.hpp"
#include "schemas/text/han_variants.hpp"
#include "schemas/text/text_analysis.hpp"

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

/// Arabic letters that are written for each other: without the dots that tell them apart, or as
/// keyboards of other languages have them. Seats of hamza are letters with marks.
constexpr std::array<std::pair<UChar32, UChar32>, 5> kSameArabic{{
    {0x0649, 0x064A},  // ى ي
    {0x06CC, 0x064A},  // ی ي
    {0x0629, 0x0647},  // ة ه
    {0x0671, 0x0627},  // ٱ ا
    {0x06A9, 0x0643},  // ک ك
}};

/// What a Han character is written as in simplified Chinese; itself if it is the same.
UChar32 simplified(UChar32 c) {
  constexpr UChar32 kFirst = 0x3400;
  constexpr UChar32 kLast = 0x9FFF;
  static const auto table = [] {
    std::array<char16_t, kLast - kFirst + 1> made{};
    for (std::size_t i = 0; i < kHanVariants.size(); i += 2) {
      made[kHanVariants[i] - kFirst] = kHanVariants[i + 1];
    }
    return made;
  }();
  if (c < kFirst || c > kLast) return c;
  const char16_t other = table[static_cast<std::size_t>(c - kFirst)];
  return other == 0 ? c : other;
}

/// Letters that are the same in a word, beyond what fold() makes the same.
UChar32 letter_of_word(UChar32 c) {
  const auto* same = std::find_if(kSameArabic.begin(), kSameArabic.end(),
                                  [c](const auto& row) { return row.first == c; });
  if (same != kSameArabic.end()) return same->second;
  const int32_t digit = u_charDigitValue(c);
  return digit >= 0 ? '0' + digit : simplified(c);
}

/// Whose marks are left out: all, or in Cyrillic those of stress alone, since й is not и.
enum class Marks { Kept, Stress, All };

Marks marks_after(UChar32 c, bool word) {
  constexpr std::u16string_view kCyrillicVowels = u"аеиоуыэюяіє";
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_LATIN:
      return Marks::All;
    case USCRIPT_GREEK:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return word ? Marks::All : Marks::Kept;
    case USCRIPT_CYRILLIC:
      return word && c < 0x10000 &&
                     kCyrillicVowels.find(static_cast<char16_t>(c)) != std::u16string_view::npos
                 ? Marks::Stress
                 : Marks::Kept;
    default:
      return Marks::Kept;
  }
}

/// Not a Transliterator: that one is quadratic in the length of the text.
std::string fold_unicode(std::string_view text, bool word) {
  constexpr UChar32 kGrave = 0x0300;
  constexpr UChar32 kAcute = 0x0301;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString folded =
      casefolder().normalize(icu::UnicodeString::fromUTF8(text), status);
  const icu::UnicodeString decomposed = decomposer().normalize(folded, status);
  icu::UnicodeString plain;
  Marks marks = Marks::Kept;
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 drawn = decomposed.char32At(i);
    i += U16_LENGTH(drawn);
    const auto c = static_cast<UChar32>(han_of_radical(static_cast<char32_t>(drawn)));
    if (c == kKashida) continue;
    if (u_charType(c) == U_NON_SPACING_MARK) {
      const bool stress = marks == Marks::Stress && (c == kGrave || c == kAcute);
      if (marks != Marks::All && !stress) plain.append(c);
      continue;
    }
    marks = marks_after(c, word);
    const auto* letter = std::find_if(kPlainLatin.begin(), kPlainLatin.end(),
                                      [c](const auto& row) { return row.first == c; });
    if (letter != kPlainLatin.end()) {
      plain.append(icu::UnicodeString(letter->second));
    } else {
      plain.append(word ? letter_of_word(c) : c);
    }
  }
  icu::UnicodeString composed = composer().normalize(plain, status);
  composed.findAndReplace(icu::UnicodeString(kYo), icu::UnicodeString(kYe));
  // The vowel am of Thai and Lao, which NFKC takes apart; dictionaries know it whole.
  composed.findAndReplace(u"\u0E4D\u0E32", u"\u0E33");
  composed.findAndReplace(u"\u0ECD\u0EB2", u"\u0EB3");
  return utf8(composed);
}

std::string fold_ascii(std::string_view text) {
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(), ascii_lower);
  return folded;
}

}  // namespace

std::string fold(std::string_view text) {
  return is_ascii(text) ? fold_ascii(text) : fold_unicode(text, false);
}

std::string fold_word(std::string_view text) {
  return is_ascii(text) ? fold_ascii(text) : fold_unicode(text, true);
}

}  // namespace rostrum
