#include "indexer/layout/paragraphs/line_ends.hpp"

#include <algorithm>
#include <string>

#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// "e.g.", "No.", "para.": what a sentence goes on behind. A single capital is an initial.
bool is_abbreviation(std::u32string_view word) {
  constexpr std::u32string_view kKnown[] = {
      U"no.",   U"nos.", U"p.",      U"pp.",   U"para.",   U"paras.",  U"cf.",  U"vol.", U"art.",
      U"arts.", U"mr.",  U"mrs.",    U"ms.",   U"dr.",     U"messrs.", U"h.e.", U"e.g.", U"i.e.",
      U"viz.",  U"vs.",  U"approx.", U"chap.", U"sect.",   U"fig.",    U"núm.", U"pág.", U"párr.",
      U"sr.",   U"sra.", U"s.e.",    U"p.ej.", U"c.-à-d.", U"mm.",     U"ст.",  U"стр.", U"п.",
      U"пп.",   U"см.",  U"т.е.",    U"г-н.",  U"ср.",     U"рис."};
  while (!word.empty() && (word.front() == U'(' || word.front() == U'“' || word.front() == U'«')) {
    word.remove_prefix(1);
  }
  if (word.size() == 2 && is_upper(word.front()) && word.back() == U'.') return true;
  const std::u32string small = lower_case(word);
  // "no." may well end a sentence.
  if (small == U"no." && !is_upper(word.front())) return false;
  return std::find(std::begin(kKnown), std::end(kKnown), small) != std::end(kKnown);
}

}  // namespace

bool ends_a_sentence(std::string_view text) {
  constexpr std::u32string_view kClosing = U"\"')]”’»」』）";
  constexpr std::u32string_view kEnds = U".!?:;。！？：；؟؛۔।…";
  const std::u32string letters = utf32(text.substr(text.size() > 40 ? text.size() - 40 : 0));
  std::size_t end = letters.size();
  while (end > 0 && kClosing.find(letters[end - 1]) != std::u32string_view::npos) --end;
  if (end > 0 && letters[end - 1] == U'.') {
    const std::size_t blank = letters.rfind(U' ', end - 1);
    const std::size_t begin = blank == std::u32string::npos ? 0 : blank + 1;
    if (is_abbreviation(std::u32string_view(letters).substr(begin, end - begin))) return false;
  }
  return end == 0 || kEnds.find(letters[end - 1]) != std::u32string_view::npos;
}

bool ends_with_hyphen(std::string_view text) {
  const std::u32string letters = utf32(text.substr(text.size() > 12 ? text.size() - 12 : 0));
  if (letters.size() < 2) return false;
  const char32_t last = letters.back();
  const bool hyphen = last == U'-' || last == 0x2010 || last == 0xAD;
  return hyphen && (last == 0xAD || is_letter(letters[letters.size() - 2]));
}

bool begins_in_lower_case(std::string_view text) {
  for (const char32_t letter : utf32(text.substr(0, 16))) {
    if (is_letter(letter)) return is_lower(letter);
    if (is_digit(letter)) return false;
  }
  return false;
}

}  // namespace rostrum
