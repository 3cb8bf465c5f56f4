#include "indexer/headings/lines/line_kinds.hpp"

#include <algorithm>
#include <array>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/headings/lines/sentence_ends.hpp"
#include "indexer/layout/words/line_joining.hpp"
#include "schemas/record/written_date.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// A line of more letters than this that ends like a sentence is running text.
constexpr std::size_t kSentenceLetters = 60;
/// No heading line has more; where a page lost its line ends one may have many.
constexpr std::size_t kMostLetters = 900;
/// What names the author stands so early, in bytes, in a sentence that tells it.
constexpr std::size_t kEarly = 60;
/// A line of fewer letters that stands by itself and ends no sentence is a title, whatever it says.
constexpr std::size_t kTitleLetters = 120;
/// Lines that are broken at a width have no more columns, and no fewer.
constexpr int kWidest = 132;
constexpr int kNarrowest = 24;
/// Of the lines of a paragraph that is broken at a width, so many in ten are full.
constexpr std::size_t kFullShare = 8;
/// Of the words of a title, so many in ten have a capital.
constexpr std::size_t kTitleShare = 7;
constexpr std::size_t kTitleWords = 3;
constexpr std::size_t kLongWord = 4;
constexpr std::size_t kSalutationBytes = 110;

bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// True if the words of a text have capitals as those of titles do, or if all its letters are.
bool is_title(std::string_view text) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    while (!word.empty() && std::string_view("(\"'[-").find(word.front()) != std::string_view::npos)
      word.remove_prefix(1);
    if (word.size() < kLongWord || (word.front() >= '0' && word.front() <= '9')) continue;
    ++words;
    const char32_t first = code_point_at(word, 0).value;
    // Cyrillic capitals, and accented Latin ones.
    const bool other = (first >= U'Ѐ' && first <= U'Я') || (first >= U'À' && first <= U'Þ');
    capitals += is_ascii_capital(word.front()) || other ? 1 : 0;
  }
  return words >= kTitleWords && capitals * 10 >= words * kTitleShare;
}

/// True if a line begins as one that tells who speaks: "Statement by …", "79e AGNU - Intervention
/// de …". Running text speaks of "the statement by …".
bool tells_author(const std::string& folded) {
  const std::size_t at = phrases(Phrase::BeforeAuthor).find(folded);
  if (at == std::string::npos || at > kEarly) return false;
  if (at < 2) return true;
  const std::size_t word = folded.rfind(' ', at - 2);
  const std::string before = folded.substr(word == std::string::npos ? 0 : word + 1,
                                           at - 1 - (word == std::string::npos ? 0 : word + 1));
  return !phrases(Phrase::Articles).holds(before);
}

bool any_tells_author(const std::string& text) {
  const std::vector<std::string> sentences = sentences_in(text);
  // "The statement by …" is spoken of; folding drops a leading "The".
  return std::any_of(sentences.begin(), sentences.end(), [](const std::string& sentence) {
    return !sentence.starts_with("The ") && tells_author(fold_name(sentence));
  });
}

/// True if no word begins with a small letter: "Papua New Guinea".
bool has_no_small_word(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= 'a' && text[at] <= 'z') return false;
    at = std::min(text.find(' ', at), text.size() - 1) + 1;
  }
  return true;
}

/// True for a line of several words in capitals, as press pages set their titles.
bool is_all_capitals(const std::string& text) {
  const bool small =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto capitals = std::count_if(text.begin(), text.end(), is_ascii_capital);
  constexpr std::ptrdiff_t kFewest = 12;
  return !small && capitals >= kFewest;
}

/// A heading in itself, so that running text directly below it is no part of it.
bool is_sure(const std::string& text, const std::string& folded) {
  const auto blanks = static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' '));
  constexpr std::size_t kFewWords = 6;  // "Geneva, 2 December 2025", "Agenda item 9 (a)"
  if (tells_author(folded)) return true;
  if (ends_sentence(text)) return false;
  if (is_all_capitals(text) || (blanks <= 2 && has_no_small_word(text))) return true;
  const char last = folded[folded.rfind(' ') + 1];  // npos + 1 is 0
  const bool ends_in_number = last >= '0' && last <= '9';
  const bool day = ends_in_number && date_in(text).has_value();
  return blanks <= kFewWords && (day || phrases(Phrase::ItemLines).begins(folded));
}

bool is_salutation(const std::string& folded) {
  if (folded.empty() || folded.size() > kSalutationBytes) return false;
  const auto begins = [&](std::string_view with) {
    if (!folded.starts_with(with)) return false;
    const bool ascii = is_ascii(with.back());
    if (!ascii) return true;
    if (folded.size() == with.size()) return true;
    if (folded[with.size()] != ' ') return false;
    // "president of the committee on victim assistance" is a title; "president dear colleagues" is
    // not.
    const std::string_view rest = std::string_view(folded).substr(with.size() + 1);
    return !(rest.starts_with("of") || rest.starts_with("s ") || rest.starts_with("de ") ||
             rest.starts_with("du ") || rest.starts_with("del "));
  };
  const auto& all = phrases(Phrase::Salutations).all();
  return std::any_of(all.begin(), all.end(), begins);
}

/// True for a line that is little more than a phrase of furniture.
bool is_furniture(const std::string& folded) {
  std::size_t end = 0;
  const std::size_t at = phrases(Phrase::Furniture).find(folded, &end);
  return at != std::string::npos && (end - at) * 2 >= folded.size();
}

/// Lines first to last - 1 that are one sentence, or one line.
struct Unit {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string text;
  std::string folded;
};

/// True if the next line's first word has no room behind a line.
bool is_full(const BeginningLine& line, const BeginningLine& next, int width) {
  const std::string_view word = std::string_view(next.text).substr(0, next.text.find(' '));
  return columns_of(line.text) + 1 + columns_of(word) > width;
}

/// The width that the lines of the paragraph around `at` are broken at; 0 if they are not.
int width_of_paragraph(const std::vector<BeginningLine>& lines, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && !lines[first].after_blank) --first;
  std::size_t last = first + 1;
  while (last < lines.size() && !lines[last].after_blank) ++last;
  int width = 0;
  for (std::size_t i = first; i < last; ++i) width = std::max(width, columns_of(lines[i].text));
  std::size_t full = 0;
  for (std::size_t i = first; i + 1 < last; ++i) {
    full += is_full(lines[i], lines[i + 1], width) ? 1 : 0;
  }
  constexpr std::size_t kFewestPairs = 3;
  const std::size_t pairs = last - first - 1;
  const bool broken = pairs >= kFewestPairs && full * 10 >= pairs * kFullShare;
  return broken && width <= kWidest && width >= kNarrowest ? width : 0;
}

bool goes_on(const std::string& folded) {
  const std::size_t blank = folded.rfind(' ');
  const std::string last = folded.substr(blank == std::string::npos ? 0 : blank + 1);
  return phrases(Phrase::LineGoesOn).holds(last);
}

/// True if the line behind `at` is a part of the same sentence.
bool continues(const std::vector<BeginningLine>& lines, std::size_t at, int width) {
  if (at + 1 >= lines.size() || lines[at + 1].after_blank || lines[at + 1].bullet) return false;
  const std::string& text = lines[at].text;
  const std::string& next = lines[at + 1].text;
  if (ends_sentence(text) && !is_abbreviation(std::string_view(text).substr(0, text.size() - 1))) {
    return false;
  }
  if (is_salutation(lines[at].folded) || is_salutation(lines[at + 1].folded)) return false;
  if (starts_small(next) && !(next.front() >= '0' && next.front() <= '9')) return true;
  if (goes_on(lines[at].folded)) return true;
  return width > 0 && is_full(lines[at], lines[at + 1], width);
}

Unit unit_at(const std::vector<BeginningLine>& lines, std::size_t first) {
  Unit unit{first, first + 1, lines[first].text, lines[first].folded};
  const int width = width_of_paragraph(lines, first);
  while (continues(lines, unit.last - 1, width) && unit.text.size() < kMostLetters) {
    unit.text += " " + lines[unit.last].text;
    unit.folded += " " + lines[unit.last].folded;
    ++unit.last;
  }
  return unit;
}

/// "Portugal subscribes to the statement …": said by one who speaks.
bool is_alignment(const std::string& folded) {
  std::size_t end = 0;
  const std::size_t at = phrases(Phrase::Aligned).find(folded, &end);
  // Chinese words for it may be part of a title's.
  return at != std::string::npos && is_ascii(folded[at]);
}

/// True for a text that ends a sentence, and not in "10 a.m.".
bool ends_text(const std::string& text) {
  return ends_sentence(text) &&
         !(text.ends_with('.') &&
           is_abbreviation(std::string_view(text).substr(0, text.size() - 1)) &&
           !text.ends_with(".."));
}

/// `alone`: nothing stands directly above or below it, and something further down.
bool is_prose_unit(const std::string& text, const std::string& folded, bool alone) {
  const std::size_t letters = code_points(text);
  if (letters > kMostLetters) return true;
  const bool ends = ends_text(text);
  const std::size_t inner = inner_sentence_end(text);
  if (alone && !ends && inner == std::string::npos && letters < kTitleLetters) return false;
  if (phrases(Phrase::SpeakerWords).stands_in(folded)) return true;
  // A title of many words ends in no full stop, but for those in capitals.
  const bool stopped = text.ends_with('.') && letters > kSentenceLetters && !is_all_capitals(text);
  if (any_tells_author(text)) return false;
  if (is_alignment(folded)) return true;
  if (is_title(text) && !stopped) return false;
  if (phrases(Phrase::SentenceWords).stands_in(folded)) return true;
  return letters > kSentenceLetters && (ends || inner != std::string::npos);
}

}  // namespace

bool is_prose(std::string_view text) {
  return is_prose_unit(std::string(text), fold_name(text), false);
}

std::vector<LineKind> line_kinds(const std::vector<BeginningLine>& lines) {
  std::vector<LineKind> kinds(lines.size(), LineKind::Heading);
  std::vector<Unit> units;
  const auto mark = [&](const Unit& unit, LineKind kind) {
    std::fill(kinds.begin() + static_cast<std::ptrdiff_t>(unit.first),
              kinds.begin() + static_cast<std::ptrdiff_t>(unit.last), kind);
  };
  std::size_t sure = lines.size();  // the first unit that is a heading in itself
  for (std::size_t at = 0; at < lines.size(); at = units.back().last) {
    units.push_back(unit_at(lines, at));
    const Unit& unit = units.back();
    const bool alone = lines[at].after_blank && unit.last == at + 1 && unit.last < lines.size() &&
                       lines[unit.last].after_blank;
    const LineKind kind = is_salutation(unit.folded)                     ? LineKind::Salutation
                          : is_furniture(unit.folded)                    ? LineKind::Furniture
                          : is_prose_unit(unit.text, unit.folded, alone) ? LineKind::Prose
                                                                         : LineKind::Heading;
    mark(unit, kind);
    if (kind == LineKind::Heading && is_sure(unit.text, unit.folded)) sure = std::min(sure, at);
  }
  // What stands directly above running text, and is no heading by itself, belongs to it; a title
  // does not, below lines that are a heading.
  for (std::size_t i = units.size(); i-- > 1;) {
    const Unit& above = units[i - 1];
    const bool touches = !lines[units[i].first].after_blank;
    const bool title = above.first > sure && !ends_sentence(above.text) &&
                       code_points(above.text) <= kTitleLetters;
    if (touches && kinds[units[i].first] == LineKind::Prose &&
        kinds[above.first] == LineKind::Heading && !title && !is_sure(above.text, above.folded)) {
      mark(above, LineKind::Prose);
    }
  }
  return kinds;
}

bool starts_with_salutation(std::string_view line) {
  const auto& all = phrases(Phrase::SalutationsInLine).all();
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& each) { return line.starts_with(each); });
}

std::size_t heading_end(std::string_view line) {
  constexpr std::size_t kLongestHeading = 900;
  constexpr std::size_t kShortest = 20;
  std::size_t first = std::string_view::npos;
  const std::string_view looked = line.substr(0, kLongestHeading);
  for (const std::string& each : phrases(Phrase::SalutationsInLine).all()) {
    first = std::min(first, looked.find(" " + each));
  }
  if (first == std::string_view::npos || first < kShortest) return 0;
  return is_prose(line.substr(0, first)) ? 0 : first;
}

}  // namespace rostrum
