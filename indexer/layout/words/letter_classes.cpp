#include "indexer/layout/words/letter_classes.hpp"
#include "schemas/text/han_radicals.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>

namespace rostrum {
namespace {

UChar32 code(char32_t letter) { return static_cast<UChar32>(letter); }

}  // namespace

Direction direction_of(char32_t letter) {
  switch (u_charDirection(code(letter))) {
    case U_LEFT_TO_RIGHT:
      return Direction::Left;
    case U_RIGHT_TO_LEFT:
      return Direction::Right;
    case U_RIGHT_TO_LEFT_ARABIC:
      return Direction::Arabic;
    case U_EUROPEAN_NUMBER:
      return Direction::Digit;
    case U_ARABIC_NUMBER:
      return Direction::ArabicDigit;
    case U_COMMON_NUMBER_SEPARATOR:
      return Direction::Separator;
    case U_EUROPEAN_NUMBER_SEPARATOR:
    case U_EUROPEAN_NUMBER_TERMINATOR:
      return Direction::Sign;
    case U_DIR_NON_SPACING_MARK:
      return Direction::Mark;
    default:
      return Direction::Neutral;
  }
}

bool is_unspaced(char32_t letter) {
  if (letter < 0x2E80) return false;
  if (letter >= 0xAC00 && letter <= 0xD7A3) return false;  // Hangul has blanks
  if (letter >= 0x3000 && letter <= 0x303F) return true;
  if (letter >= 0xFF00 && letter <= 0xFF65) return true;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code(letter), &error);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         script == USCRIPT_BOPOMOFO || script == USCRIPT_YI;
}

bool is_letter(char32_t letter) { return u_isalpha(code(letter)) != 0; }
bool is_digit(char32_t letter) { return u_isdigit(code(letter)) != 0; }
int digit_value(char32_t letter) { return u_charDigitValue(code(letter)); }
bool is_upper(char32_t letter) { return u_isupper(code(letter)) != 0; }
bool is_lower(char32_t letter) { return u_islower(code(letter)) != 0; }
bool is_blank(char32_t letter) { return u_isUWhiteSpace(code(letter)) != 0; }

bool is_joined_to_next(char32_t letter) {
  std::u32string plain;
  append_plain(letter, plain);
  return !plain.empty() &&
         u_getIntPropertyValue(code(plain.back()), UCHAR_JOINING_TYPE) == U_JT_DUAL_JOINING;
}

bool is_no_character(char32_t letter) {
  if (letter == 0xFFFD) return true;
  switch (u_charType(code(letter))) {
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
      return true;
    default:
      return false;
  }
}

char32_t mirrored(char32_t letter) { return static_cast<char32_t>(u_charMirror(code(letter))); }

std::u32string lower_case(std::u32string_view text) {
  std::u32string lower(text);
  for (char32_t& letter : lower) letter = static_cast<char32_t>(u_tolower(code(letter)));
  return lower;
}

void append_plain(char32_t letter, std::u32string& to) {
  letter = han_of_radical(letter);
  const bool drawn =
      (letter >= kFirstHanRadical && letter <= kLastHanRadical) ||
      (letter >= 0xFB00 && letter <= 0xFDFF) || (letter >= 0xFE70 && letter <= 0xFEFC) ||
      (letter >= 0xFE10 && letter <= 0xFE19) || (letter >= 0xFE30 && letter <= 0xFE4F);
  if (!drawn) {
    to.push_back(letter);
    return;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* compatible = icu::Normalizer2::getNFKCInstance(error);
  icu::UnicodeString plain;
  if (U_FAILURE(error) != 0 || compatible->getDecomposition(code(letter), plain) == 0) {
    to.push_back(letter);
    return;
  }
  // The decompositions of marks that stand alone begin with a blank that nobody wrote.
  for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
    const auto each = static_cast<char32_t>(plain.char32At(at));
    if (each == U' ' && letter >= 0xFE70) continue;
    to.push_back(each);
  }
}

void compose(std::u32string& text) {
  constexpr char32_t kFirstAccent = 0x300;
  constexpr char32_t kLastAccent = 0x36F;
  const bool accents = std::any_of(text.begin(), text.end(), [](char32_t letter) {
    return (letter >= kFirstAccent && letter <= kLastAccent) ||
           (letter >= 0x653 && letter <= 0x655);
  });
  if (!accents) return;
  icu::UnicodeString drawn;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool accent =
        i + 1 < text.size() && text[i + 1] >= kFirstAccent && text[i + 1] <= kLastAccent;
    const char32_t letter = accent && text[i] == 0x131   ? U'i'
                            : accent && text[i] == 0x237 ? U'j'
                                                         : text[i];
    drawn.append(code(letter));
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* composing = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) != 0) return;
  const icu::UnicodeString composed = composing->normalize(drawn, error);
  if (U_FAILURE(error) != 0) return;
  text.clear();
  for (std::int32_t at = 0; at < composed.length(); at = composed.moveIndex32(at, 1)) {
    text.push_back(static_cast<char32_t>(composed.char32At(at)));
  }
}

}  // namespace rostrum
