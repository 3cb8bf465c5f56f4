#include "schemas/text/sentence_ends.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "schemas/text/text_analysis.hpp"
#include "schemas/text/word_characters.hpp"

namespace rostrum {
namespace {

/// Titles before names, and other words that no sentence ends with. Without their last dot.
constexpr auto kBeforeNames = std::to_array<std::string_view>(
    {"mr",   "mrs",  "ms",   "messrs", "dr",   "drs",   "prof", "amb",  "gen",   "col",
     "lt",   "capt", "cmdr", "sgt",    "maj",  "hon",   "rev",  "st",   "ste",   "mme",
     "mmes", "mlle", "mm",   "sr",     "sres", "sra",   "sras", "srta", "excmo", "excma",
     "ilmo", "exmo", "exma", "dra",    "lic",  "ing",   "hr",   "fr",   "frau",  "vs",
     "viz",  "cf",   "e.g",  "i.e",    "h.e",  "h.r.h", "s.e",  "z.b",  "d.h",   "u.a",
     "p.ej", "doc",  "docs", "op",     "cit",  "г",     "гг",   "им",   "г-н",   "г-жа",
     "т.е",  "т.к",  "т.н",  "тов",    "проф", "акад",  "см",   "ср",   "напр"});

/// Words that go before a number or a symbol, and end a sentence elsewhere.
constexpr auto kBeforeNumbers = std::to_array<std::string_view>(
    {"no",    "nos",  "nr",   "n",     "nº",    "núm", "num",    "art", "arts", "abs",  "para",
     "paras", "par",  "párr", "párrs", "res",   "vol", "vols",   "ed",  "ch",   "chap", "cap",
     "sec",   "secs", "sect", "fig",   "figs",  "p",   "pp",     "pág", "págs", "app",  "add",
     "corr",  "rev",  "ser",  "suppl", "annex", "jan", "feb",    "mar", "apr",  "jun",  "jul",
     "aug",   "sep",  "sept", "oct",   "nov",   "dec", "approx", "ca",  "c",    "ст",   "п",
     "пп",    "пар",  "стр",  "рез",   "док",   "том"});

template <std::size_t kSize>
bool is_among(std::string_view word, const std::array<std::string_view, kSize>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Blanks of any width, and line ends.
bool is_blank(Shape shape) { return shape == Shape::Blank || shape == Shape::Newline; }

bool is_letter(Shape shape) { return shape == Shape::Letter || shape == Shape::Hangul; }

/// Without the blanks at its end. A no-break space has two bytes, a wider one three.
std::string_view without_blanks_behind(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (!is_blank(c.shape)) end = c.end;
    at = c.end;
  }
  return text.substr(0, end);
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    const bool opens = c.shape == Shape::Other && (text[at] == '(' || text[at] == '[');
    if (is_blank(c.shape) || opens) begin = c.end;
    at = c.end;
  }
  return text.substr(begin);
}

std::string_view without_blanks_before(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_blank(character_at(text, at).shape))
    at = character_at(text, at).end;
  return text.substr(at);
}

/// A number, or a symbol of letters and strokes: A/C.1/78/L.5, VII.
bool begins_with_number(std::string_view text) {
  if (shape_at(text, 0) == Shape::Digit) return true;
  const std::string_view word = text.substr(0, text.find_first_of(" \n\t,;)"));
  const bool symbol = word.find('/') != std::string_view::npos;
  const bool roman = !word.empty() && word.find_first_not_of("IVXLCDM.") == std::string_view::npos;
  return symbol || roman;
}

/// "J", "H.E", "В": one letter, or several with dots between.
bool is_initials(std::string_view word) {
  bool letter = false;
  bool any = false;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    const std::string own(word.substr(at, c.end - at));
    if (c.shape == Shape::Dot) {
      if (!letter) return false;
      letter = false;
    } else {
      if (letter || !is_letter(c.shape) || fold(own) == own) return false;  // small letters too
      letter = any = true;
    }
    at = c.end;
  }
  return any;
}

/// "198.", "(a)", "iv.", "•": what a paragraph or a point of a list begins with.
bool is_number_of_paragraph(std::string_view sentence) {
  constexpr std::size_t kLongest = 6;
  if (sentence.empty() || sentence.size() > kLongest) return false;
  if (sentence.back() != '.' && sentence.back() != ')') return false;
  std::string_view word = sentence.substr(0, sentence.size() - 1);
  if (word.starts_with('(')) word.remove_prefix(1);
  if (word.empty()) return false;
  const bool digits = word.find_first_not_of("0123456789.") == std::string_view::npos;
  const bool roman = word.find_first_not_of("ivx") == std::string_view::npos;
  return digits || roman || (word.size() == 1 && is_letter(shape_at(word, 0)));
}

}  // namespace

bool sentence_goes_on(std::string_view before, std::string_view after) {
  before = without_blanks_behind(before);
  after = without_blanks_before(after);
  if (before.empty() || is_number_of_paragraph(without_blanks_before(before))) return true;
  if (before.back() != '.') return false;
  std::string_view word = last_word(before);
  word.remove_suffix(1);
  if (is_initials(word)) return true;
  const std::string small = fold(word);
  return is_among(small, kBeforeNames) ||
         (is_among(small, kBeforeNumbers) && begins_with_number(after));
}

}  // namespace rostrum
