#include "schemas/text/word_runs.hpp"

#include <algorithm>
#include <array>

#include "schemas/base/utf8.hpp"
#include "schemas/text/word_characters.hpp"

namespace rostrum {
namespace {

constexpr std::array<std::string_view, 20> kElided{
    "l",      "d",      "qu",     "n",    "s",    "j",    "c",   "m",    "t",  "jusqu",
    "lorsqu", "puisqu", "quoiqu", "dell", "nell", "sull", "all", "dall", "un", "quell"};

/// End of the digits that begin at `at`.
std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Character c = character_at(text, at);
    if (c.shape != Shape::Digit) break;
    at = c.end;
  }
  return at;
}

/// True if one letter stands alone at `at`, as in U.N.: what follows it is no letter or digit.
bool lone_letter(std::string_view text, std::size_t at) {
  if (shape_at(text, at) != Shape::Letter) return false;
  return !is_word(shape_at(text, character_at(text, at).end));
}

/// The ordinal sign of Romance languages, as in nº.
bool is_ordinal_sign(std::string_view character) {
  return character == "\xC2\xBA" || character == "\xC2\xAA";
}

/// End of the raised digits at `at` if they are a part of the word that they follow, as in km²,
/// 10⁶, x² or U²³⁵; else 0: they are the number of a note, and what it belongs to is no part of it.
std::size_t raised_end(std::string_view text, std::string_view word, std::size_t at) {
  constexpr std::array<std::string_view, 6> kRaised{"10", "km", "cm", "mm", "dm", "ft"};
  constexpr std::size_t kLongerThanNotes = 3;
  std::size_t digits = 0;
  while (shape_at(text, at) == Shape::Raised) {
    at = character_at(text, at).end;
    ++digits;
  }
  const bool letters = !word.empty() && shape_at(word, 0) == Shape::Letter;
  const std::size_t length = code_points(word);
  const bool belongs = std::find(kRaised.begin(), kRaised.end(), word) != kRaised.end() ||
                       (letters && length == 1) ||
                       (letters && length == 2 && digits >= kLongerThanNotes);
  return belongs ? at : 0;
}

/// A run ends between Hangul and other letters: NPT를 is a word and its particle.
bool parts_scripts(Shape last, Shape next) {
  if (last == Shape::Other || next == Shape::Mark || next == Shape::Unseen) return false;
  return (last == Shape::Hangul) != (next == Shape::Hangul);
}

}  // namespace

Run read_run(std::string_view text, std::size_t begin) {
  Run run;
  std::size_t piece = begin;
  std::size_t at = begin;
  bool acronym = lone_letter(text, begin);
  bool ordinal = false;
  Shape last = Shape::Other;
  while (at < text.size()) {
    const Character c = character_at(text, at);
    if (is_word(c.shape)) {
      // nº123 is a word and a number.
      if (parts_scripts(last, c.shape) || (ordinal && c.shape == Shape::Digit)) break;
      ordinal = last == Shape::Letter && is_ordinal_sign(text.substr(at, c.end - at));
      if (c.shape != Shape::Mark && c.shape != Shape::Unseen) last = c.shape;
      at = c.end;
      continue;
    }
    if (c.shape == Shape::Raised) {
      const std::size_t end = raised_end(text, text.substr(piece, at - piece), at);
      if (end == 0) break;
      last = Shape::Digit;
      at = end;
      continue;
    }
    const Shape next = shape_at(text, c.end);
    if (c.shape == Shape::Apostrophe && last == Shape::Letter && next == Shape::Letter) {
      run.pieces.push_back({piece, at});
      piece = c.end;
    } else if (c.shape == Shape::Dot && last == Shape::Digit && next == Shape::Digit) {
      acronym = false;  // 14.5
    } else if ((c.shape == Shape::Dot && acronym && lone_letter(text, c.end)) ||
               (c.shape == Shape::Comma && last == Shape::Digit &&
                digits_end(text, c.end) == c.end + 3 && !is_word(shape_at(text, c.end + 3)))) {
      // U.N. goes on, and so does 3,000
    } else {
      break;
    }
    at = c.end;
  }
  run.pieces.push_back({piece, at});
  run.end = at;
  return run;
}

std::size_t han_end(std::string_view text, std::size_t at) {
  const auto stands_on = [&](std::size_t place) {
    const Shape shape = shape_at(text, place);
    if (shape == Shape::Mark || shape == Shape::Unseen) return true;
    const std::string_view rest = text.substr(std::min(place, text.size()));
    return rest.starts_with("\xEF\xBE\x9E") || rest.starts_with("\xEF\xBE\x9F");  // ﾞ ﾟ
  };
  std::size_t end = character_at(text, at).end;
  while (stands_on(end)) end = character_at(text, end).end;
  return end;
}

std::string_view first_letter(std::string_view word) {
  return word.empty() ? word : word.substr(0, character_at(word, 0).end);
}

bool is_line_end(std::string_view between) {
  bool newline = false;
  for (std::size_t at = 0; at < between.size();) {
    const Character c = character_at(between, at);
    if (c.shape != Shape::Blank && c.shape != Shape::Newline) return false;
    newline = newline || c.shape == Shape::Newline;
    at = c.end;
  }
  return newline;
}

std::size_t plain_word_end(std::string_view text, std::size_t at) {
  const auto shape = [&](std::size_t place) {
    if (place >= text.size()) return Shape::Blank;
    return is_ascii(text[place]) ? character_at(text, place).shape : Shape::Hyphen;  // not plain
  };
  std::size_t end = at;
  while (shape(end) == Shape::Letter) ++end;
  if (end == at) return 0;
  const auto parts = [](Shape each) {
    return each == Shape::Blank || each == Shape::Newline || each == Shape::Other;
  };
  const Shape next = shape(end);
  if (parts(next)) return end;
  return (next == Shape::Dot || next == Shape::Comma) && parts(shape(end + 1)) ? end : 0;
}

std::string bare(std::string_view piece) {
  const bool dotted_letters =
      piece.find('.') != std::string_view::npos && shape_at(piece, 0) != Shape::Digit;
  std::string word;
  word.reserve(piece.size());
  for (const char c : piece) {
    if (c == ',' || (c == '.' && dotted_letters)) continue;
    word.push_back(c);
  }
  return word;
}

bool is_elided(std::string_view word) {
  return std::find(kElided.begin(), kElided.end(), word) != kElided.end();
}

}  // namespace rostrum
