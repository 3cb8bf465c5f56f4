#include "indexer/extraction/pdf/letter_sense.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace rostrum {
namespace {

using namespace std::string_view_literals;

enum class Kind { Space, Leader, Mark, Digit, Latin, Odd, Han, Kana, Other };

struct Range {
  char32_t first;
  char32_t last;
  int script;
};

/// Writings whose letters do not stand together in a word. Latin is 1.
constexpr Range kScripts[] = {
    {0x0370, 0x03FF, 2},  {0x0400, 0x052F, 3},  {0x0530, 0x058F, 4},  {0x0590, 0x05FF, 5},
    {0x0600, 0x06FF, 6},  {0x0700, 0x074F, 7},  {0x0750, 0x077F, 6},  {0x0780, 0x07FF, 8},
    {0x08A0, 0x08FF, 6},  {0x0900, 0x097F, 9},  {0x0980, 0x0DFF, 10}, {0x0E00, 0x0EFF, 11},
    {0x0F00, 0x0FFF, 12}, {0x1000, 0x109F, 13}, {0x10A0, 0x10FF, 14}, {0x1100, 0x11FF, 15},
    {0x1200, 0x139F, 16}, {0x13A0, 0x16FF, 17}, {0x1700, 0x18AF, 18}, {0x1900, 0x1CFF, 19},
    {0xA000, 0xA4CF, 20}, {0xAC00, 0xD7A3, 15}, {0xFB1D, 0xFB4F, 5},  {0xFB50, 0xFDFF, 6},
    {0xFE70, 0xFEFC, 6},
};

int script_of(char32_t c) {
  for (const Range& range : kScripts) {
    if (c >= range.first && c <= range.last) return range.script;
  }
  return 0;
}

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }

Kind kind_of(char32_t c) {
  if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 || c == 0x3000 ||
      (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c == 0xAD || c == 0xFEFF) {
    return Kind::Space;
  }
  constexpr std::u32string_view kLeaders = U".-_·…‐‑–—•";
  if (kLeaders.find(c) != std::u32string_view::npos) return Kind::Leader;
  if (c >= U'0' && c <= U'9') return Kind::Digit;
  if (is_ascii_letter(c)) return Kind::Latin;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 ||
      c == 0xFFFD || (c & 0xFFFE) == 0xFFFE || (c >= 0xD800 && c <= 0xDFFF)) {
    return Kind::Odd;
  }
  if (c < 0xC0) return c == 0xAA || c == 0xBA ? Kind::Latin : Kind::Mark;
  if (c < 0x180) return c == 0xD7 || c == 0xF7 ? Kind::Mark : Kind::Latin;
  // Letters of few languages, and few in those: where they abound, they are numbers of glyphs.
  if (c < 0x2B0) return Kind::Odd;
  if (c < 0x370) return Kind::Mark;  // accents
  if (c >= 0x1E00 && c <= 0x1EFF) return Kind::Latin;
  if (c >= 0x3040 && c <= 0x30FF) return Kind::Kana;
  if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
      (c >= 0x20000 && c <= 0x323AF)) {
    return Kind::Han;
  }
  if ((c >= 0x2010 && c <= 0x33FF) || (c >= 0xFE10 && c <= 0xFE6F) ||
      (c >= 0xFF00 && c <= 0xFFEF)) {
    return Kind::Mark;
  }
  return Kind::Other;
}

/// The most frequent ones of Chinese, in either writing; of any page of it they are a tenth.
bool is_common_han(char32_t c) {
  constexpr std::u32string_view kCommon =
      U"的一是不在有和人国國中这這为為我们們上以会會了个個对對大于於及与與之其所等约約各本或任应應";
  return kCommon.find(c) != std::u32string_view::npos;
}

bool is_vowel(char32_t c) {
  constexpr std::u32string_view kVowels = U"aeiouyAEIOUY";
  return c >= 0xC0 || kVowels.find(c) != std::u32string_view::npos;
}

/// Of ASCII, what running text has few of, and numbers of glyphs many.
bool is_rare_mark(char32_t c) {
  return U"!\"#$%&*+<=>?@[\\]^`{|}~"sv.find(c) != std::u32string_view::npos;
}

/// Letters of a word of Latin letters alone, which is long enough to have vowels; 0 of another.
struct Vowels {
  int letters = 0;
  int vowels = 0;
};
Vowels vowels_in(std::u32string_view word) {
  constexpr std::size_t kLong = 5;
  Vowels found;
  for (const char32_t c : word) {
    if (kind_of(c) != Kind::Latin) return {};
    ++found.letters;
    found.vowels += is_vowel(c) ? 1 : 0;
  }
  return word.size() >= kLong ? found : Vowels{};
}

enum class Shape { Sound, Odd, Unjudged };

/// Of a word without the marks around it.
Shape shape_of(std::u32string_view word) {
  int latin = 0;
  int upper = 0;
  int accented = 0;
  int vowels = 0;
  int others = 0;
  int scripts = 0;
  int script = 0;
  bool han = false;
  bool odd = false;
  for (const char32_t c : word) {
    switch (kind_of(c)) {
      case Kind::Latin:
        ++latin;
        upper += is_upper(c) ? 1 : 0;
        accented += c >= 0xC0 ? 1 : 0;
        vowels += is_vowel(c) ? 1 : 0;
        break;
      case Kind::Han:
      case Kind::Kana:
        han = true;
        break;
      case Kind::Odd:
        odd = true;
        break;
      case Kind::Other:
        if (const int own = script_of(c); own != 0 && own != script) {
          ++scripts;
          script = own;
        }
        ++others;
        break;
      default:
        // Within words stand hyphens, apostrophes, points and slashes; "%" and "=" do not.
        odd = odd || is_rare_mark(c);
        break;
    }
  }
  if (latin + others == 0) return han && !odd ? Shape::Sound : Shape::Unjudged;
  if (latin + others + (han ? 3 : 0) < 3) return Shape::Unjudged;
  if (odd || scripts > 1 || (scripts == 1 && (latin > 0 || han)) || (han && accented > 0)) {
    return Shape::Odd;
  }
  if (others > 0 || han) return Shape::Sound;
  if (accented >= 3 && 10 * accented > 6 * latin) return Shape::Odd;
  constexpr int kLongestAbbreviation = 6;
  if (upper == latin && latin <= kLongestAbbreviation) return Shape::Unjudged;
  return vowels == 0 ? Shape::Odd : Shape::Sound;
}

}  // namespace

bool LetterSense::add(const std::u32string& word) {
  bool said = false;
  for (const char32_t c : word) {
    switch (kind_of(c)) {
      case Kind::Space:
      case Kind::Leader:
        break;
      case Kind::Mark:
        marks_ += is_rare_mark(c) ? 1 : 0;
        break;
      case Kind::Odd:
        ++odd_;
        break;
      case Kind::Han:
      case Kind::Kana:
        letters_ += 3;
        ++(kind_of(c) == Kind::Han ? han_ : kana_);
        common_han_ += is_common_han(c) ? 1 : 0;
        said = true;
        break;
      default:
        ++letters_;
        said = true;
        break;
    }
  }
  const auto inside = [](char32_t c) {
    const Kind kind = kind_of(c);
    return kind != Kind::Space && kind != Kind::Leader && kind != Kind::Mark;
  };
  const auto first = std::find_if(word.begin(), word.end(), inside);
  const auto last = std::find_if(word.rbegin(), word.rend(), inside).base();
  if (first < last) {
    const std::u32string_view core(&*first, static_cast<std::size_t>(last - first));
    const Vowels found = vowels_in(core);
    long_letters_ += found.letters;
    long_vowels_ += found.vowels;
    const Shape shape = shape_of(core);
    sound_words_ += shape == Shape::Sound ? 1 : 0;
    odd_words_ += shape == Shape::Odd ? 1 : 0;
  }
  return said;
}

bool LetterSense::is_none() const {
  constexpr int kEnough = 20;
  const int all = letters_ + marks_ + odd_;
  if (all < kEnough) return false;
  if (5 * odd_ > all) return true;
  if (5 * marks_ > all) return true;
  constexpr int kEnoughWords = 8;
  if (odd_words_ >= kEnoughWords && odd_words_ > sound_words_) return true;
  // Of the letters of any language a third or more are vowels.
  constexpr int kEnoughLetters = 100;
  if (long_letters_ >= kEnoughLetters && 4 * long_vowels_ < long_letters_) return true;
  constexpr int kEnoughHan = 80;
  return han_ >= kEnoughHan && 20 * kana_ < han_ && 60 * common_han_ < han_;
}

}  // namespace rostrum
