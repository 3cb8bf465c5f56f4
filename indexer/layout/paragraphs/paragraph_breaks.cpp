#include "indexer/layout/paragraphs/paragraph_breaks.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "indexer/layout/paragraphs/line_ends.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// All distances are in sizes of the letters.
constexpr double kIndent = 0.8;
constexpr double kBlankWidth = 0.25;
constexpr double kSameSize = 0.08;
/// Paragraphs are apart from so many usual steps between lines on.
constexpr double kApart = 1.28;
/// Room for a column; what is narrower is no running text.
constexpr double kNarrowestColumn = 8;

}  // namespace

bool is_list_item(const TextLine& line) { return line.second_word > 0; }
bool same_column(const TextLine& a, const TextLine& b) {
  return a.page == b.page && a.column == b.column;
}
bool same_size(const TextLine& a, const TextLine& b) {
  const auto alike = [](double one, double other) {
    return std::abs(one - other) <= kSameSize * std::max(one, other);
  };
  // Letters that a font lacks come from another one, whose box may be higher.
  const bool fonts_known = a.font_size > 0 && b.font_size > 0;
  return alike(a.size, b.size) || (fonts_known && alike(a.font_size, b.font_size));
}

bool differ_in_weight(const TextLine& line, const TextLine& next) {
  if (line.bold == next.bold || ends_with_hyphen(line.text)) return false;
  return ends_a_sentence(line.text) || !begins_in_lower_case(next.text);
}

ParagraphBreaks::ParagraphBreaks(const std::vector<PageLines>& pages) : margins_(pages) {
  std::map<double, std::size_t> letters;
  std::map<double, std::size_t> of_fonts;
  std::string text;
  for (const PageLines& page : pages) {
    for (const TextLine& line : page.lines) {
      if (line.cells.empty()) text += line.text + '\n';
      for (const std::vector<std::string>& cell : line.cells) {
        for (const std::string& each : cell) text += each + '\n';
      }
      letters[line.size] += line.text.size();
      of_fonts[line.font_size] += line.text.size();
      if (!line.beside) {
        double& lowest = lowest_[line.page];
        lowest = std::max(lowest, line.box.bottom);
        lowest_of_all_ = std::max(lowest_of_all_, line.box.bottom);
      }
    }
  }
  joiner_.know(text);
  for (const auto& [size, count] : letters) {
    if (count > letters[body_size_]) body_size_ = size;
  }
  for (const auto& [size, count] : of_fonts) {
    if (count > of_fonts[body_font_]) body_font_ = size;
  }
  find_steps(pages);
  find_prose(pages);
  find_korean_breaks(pages);
}

bool ParagraphBreaks::is_small(const TextLine& line) const {
  constexpr double kSmall = 0.93;
  if (line.size > kSmall * body_size_) return false;
  const bool fonts_known = line.font_size > 0 && body_font_ > 0;
  return !fonts_known || line.font_size <= kSmall * body_font_;
}

bool ParagraphBreaks::is_full(const TextLine& line, const TextLine& next) const {
  if (has_cells(line)) return false;
  if (ends_with_hyphen(line.text)) return true;
  const Margins column = margins_.of(line);
  if (column.width() < kNarrowestColumn * line.size) return false;
  if (line.box.width() < kNarrowestColumn / 2 * line.size) return false;
  const double before = line.box.left - column.left;
  double room = column.right - line.box.right;
  // Room at the line's beginning counts in lines that are centred or set to the other edge, not
  // where text stands in: in a list, a quotation, or the first line of a paragraph.
  constexpr double kFirstLine = 4;
  const bool stands_in =
      std::abs(next.box.left - line.box.left) < 0.3 * line.size ||
      std::abs(next.box.left - line.second_word) < line.size ||
      (before < kFirstLine * line.size && next.box.left - column.left < 0.3 * line.size);
  if (!stands_in || column.ragged_start) room += before;
  const bool unspaced = !next.text.empty() && is_unspaced(utf32(next.text.substr(0, 4)).front());
  const double blank = unspaced ? 0 : kBlankWidth * line.size;
  // What was laid out to another width than that of its letters here may be off a little.
  const double off = (unspaced ? 0.6 : 0.1) * line.size;
  if (room < blank + next.first_piece + off) return true;
  // Some programs part words at hyphens and slashes, others do not.
  return room < blank + next.first_word + off && !ends_a_sentence(line.text);
}

bool ParagraphBreaks::goes_on(const TextLine& line, const TextLine& next, const TextLine* behind,
                              bool opens_paragraph) const {
  if (has_cells(line) || has_cells(next)) return false;
  if (!same_size(line, next) && !(opens_paragraph && is_in_small_capitals(line, next)))
    return false;
  if (line.beside != next.beside || differ_in_weight(line, next)) return false;
  if (next.page > line.page + 1) return false;  // what stood between is not known
  if (next.page != line.page && !is_filled(line)) return false;
  const bool full = is_full(line, next);
  const bool hyphen = ends_with_hyphen(line.text);
  const bool sentence_goes_on = !ends_a_sentence(line.text) && begins_in_lower_case(next.text);
  if (!same_column(line, next)) {
    if (hyphen && begins_in_lower_case(next.text)) return true;
    if (is_list_item(next)) return false;
    const Margins column = margins_.of(next);
    const bool indented = !column.ragged_start && next.box.left - column.left > kIndent * next.size;
    if (sentence_goes_on) return full || !indented;
    if (prose_.contains(&line) && !ends_a_sentence(line.text) && !indented) return true;
    if (!full || indented) return false;
    // Where a sentence ends with the page, a paragraph may end there too, by chance: the more
    // likely, the wider the word that did not fit.
    constexpr double kByChance = 0.07;
    return !ends_a_sentence(line.text) || next.first_word < kByChance * column.width();
  }
  const double step = next.box.middle() - line.box.middle();
  if (step <= 0 || step > farthest_step(same_size(line, next) ? line : next)) return false;
  if (hyphen && begins_in_lower_case(next.text)) return true;
  const bool half = line.box.width() > 0.4 * margins_.of(line).width();
  const bool within = in_prose_.contains(&next) && !is_list_item(next);
  if (!full && !within && !(sentence_goes_on && half)) return false;
  const bool outdented = next.box.left < line.box.left - kIndent * line.size;
  if (is_list_item(next) && (ends_a_sentence(line.text) || outdented)) return false;
  return !begins_by_its_place(line, next, behind, opens_paragraph);
}

bool ParagraphBreaks::is_in_small_capitals(const TextLine& line, const TextLine& next) const {
  constexpr double kSmallest = 0.6;
  constexpr double kLargest = 0.9;
  if (line.size < kSmallest * next.size || line.size > kLargest * next.size) return false;
  return !ends_a_sentence(line.text) && begins_in_lower_case(next.text) && is_full(line, next);
}

bool ParagraphBreaks::is_filled(const TextLine& line) const {
  constexpr double kLinesOfNext = 8;  // that would not be parted, and their like
  const auto known = lowest_.find(line.page);
  return known == lowest_.end() || known->second > lowest_of_all_ - kLinesOfNext * line.size;
}

bool ParagraphBreaks::is_apart(const TextLine& line, const TextLine& next) const {
  if (!same_column(line, next) || !same_size(line, next)) return true;
  const double step = next.box.middle() - line.box.middle();
  return step <= 0 || step > farthest_step(line);
}

bool ParagraphBreaks::begins_by_its_place(const TextLine& line, const TextLine& next,
                                          const TextLine* behind, bool opens_paragraph) const {
  const double em = line.size;
  const double in = next.box.left - line.box.left;
  const double line_middle = (line.box.left + line.box.right) / 2;
  const double next_middle = (next.box.left + next.box.right) / 2;
  const bool known = behind != nullptr && same_column(next, *behind);
  const bool outdents = known && behind->box.left < next.box.left - kIndent * em;
  if (margins_.of(line).ragged_start) return false;
  // A paragraph of one line, and the next one stands in as well.
  if (std::abs(in) < kIndent * em) {
    return opens_paragraph && outdents && ends_a_sentence(line.text);
  }
  if (std::abs(line_middle - next_middle) < 0.6 * em) return false;  // centred
  if (in > 0) {
    if (opens_paragraph && is_list_item(line)) return false;
    if (outdents) return true;
    return ends_a_sentence(line.text) || (known && !opens_paragraph);
  }
  return !opens_paragraph && ends_a_sentence(line.text);
}

double ParagraphBreaks::farthest_step(const TextLine& line) const {
  const auto known = steps_.find(size_class(line.size));
  if (known != steps_.end()) return known->second.farthest * line.size;
  // Headings in large letters are too few to tell.
  const bool heading = line.size > (1 + kSameSize) * body_size_;
  return kApart * (heading ? std::max(any_step_, kOfHeadings) : any_step_) * line.size;
}

void ParagraphBreaks::find_prose(const std::vector<PageLines>& pages) {
  std::vector<std::span<const TextLine>> pairs;
  std::size_t found = 0;
  for (const PageLines& page : pages) {
    const std::vector<TextLine>& lines = page.lines;
    for (std::size_t begin = 0; begin < lines.size();) {
      std::size_t end = begin + 1;
      const auto close_to = [&](const TextLine& line, const TextLine& next) {
        return !is_apart(line, next) && !has_cells(line) && !has_cells(next) &&
               !differ_in_weight(line, next) &&
               (margins_.of(line).ragged_start ||
                std::abs(next.box.left - line.box.left) < 0.3 * line.size);
      };
      while (end < lines.size() && close_to(lines[end - 1], lines[end])) ++end;
      const std::span<const TextLine> group(&lines[begin], end - begin);
      begin = end;
      if (group.size() == 2) pairs.push_back(group);
      if (!reads_like_text(group)) continue;
      ++found;
      put_in_prose(group);
    }
  }
  // In a document of such lines, two of them are a paragraph as well.
  constexpr std::size_t kFewest = 3;
  if (found < kFewest) return;
  for (const std::span<const TextLine>& pair : pairs) {
    if (!ends_a_sentence(pair[0].text) && begins_in_lower_case(pair[1].text)) put_in_prose(pair);
  }
}

void ParagraphBreaks::put_in_prose(std::span<const TextLine> group) {
  for (const TextLine& line : group) prose_.insert(&line);
  // Where lines within sentences are full, a short one ends a paragraph.
  std::size_t open = 0;
  std::size_t full = 0;
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (ends_a_sentence(group[i - 1].text)) continue;
    ++open;
    full += is_full(group[i - 1], group[i]) ? 1 : 0;
  }
  constexpr std::size_t kFewest = 5;
  const bool filled = open >= kFewest && 5 * full >= 4 * open;
  for (std::size_t i = 1; i < group.size(); ++i) {
    const bool ends =
        filled && !begins_in_lower_case(group[i].text) && !is_full(group[i - 1], group[i]);
    if (!ends) in_prose_.insert(&group[i]);
  }
}

bool ParagraphBreaks::reads_like_text(std::span<const TextLine> group) {
  constexpr std::size_t kFewest = 3;
  if (group.size() < kFewest) return false;
  std::size_t small = 0;
  std::size_t open = 0;
  std::size_t clauses = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (i > 0) small += begins_in_lower_case(group[i].text) ? 1 : 0;
    if (i > 0) open += ends_a_sentence(group[i - 1].text) ? 0 : 1;
    clauses += has_clauses(group[i].text) ? 1 : 0;
  }
  const std::size_t ends = group.size() - 1;
  if (small > 0) return 2 * small >= ends;
  return 5 * open >= 3 * ends && 4 * clauses >= group.size() && ends_a_sentence(group.back().text);
}

bool ParagraphBreaks::has_clauses(std::string_view text) {
  constexpr std::u32string_view kEnds = U".,;!?،؛؟。，、；！？।";
  const std::u32string letters = utf32(text);
  for (std::size_t i = 0; i + 2 < letters.size(); ++i) {
    const bool within = is_blank(letters[i + 1]) || is_unspaced(letters[i + 1]);
    if (within && kEnds.find(letters[i]) != std::u32string_view::npos) return true;
  }
  return false;
}

void ParagraphBreaks::find_korean_breaks(const std::vector<PageLines>& pages) {
  const auto ends_in_hangul = [](const TextLine& line) {
    const std::u32string end =
        utf32(line.text.substr(line.text.size() - std::min<std::size_t>(3, line.text.size())));
    return !end.empty() && is_hangul(end.back());
  };
  struct Room {
    double before = 0;  ///< at the end
    int blanks = 0;
    double blank = 0;
  };
  std::vector<Room> rooms;
  double least = 1e9;
  for (const PageLines& page : pages) {
    for (std::size_t i = 0; i + 1 < page.lines.size(); ++i) {
      const TextLine& line = page.lines[i];
      const TextLine& next = page.lines[i + 1];
      if (!ends_in_hangul(line) || line.blanks == 0 || !same_column(line, next)) continue;
      if (!same_size(line, next) || !is_full(line, next)) continue;
      rooms.push_back({(margins_.of(line).right - line.box.right) / line.size, line.blanks,
                       line.blank / line.size});
      least = std::min(least, rooms.back().blank);
    }
  }
  constexpr std::size_t kFew = 3;
  constexpr double kSyllable = 1.25;  // and its share of what the sizes of letters are off
  if (rooms.size() < kFew) return;
  const auto wide = std::count_if(rooms.begin(), rooms.end(), [&](const Room& room) {
    return room.before + room.blanks * (room.blank - least) > kSyllable;
  });
  joiner_.break_korean_at(4 * static_cast<std::size_t>(wide) > rooms.size()
                              ? KoreanBreaks::AtWords
                              : KoreanBreaks::AtSyllables);
}

void ParagraphBreaks::find_steps(const std::vector<PageLines>& pages) {
  std::map<long, std::vector<double>> within;
  std::map<long, std::vector<double>> between;
  std::vector<double> all;
  for (const PageLines& page : pages) {
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const TextLine& line = page.lines[i - 1];
      const TextLine& next = page.lines[i];
      if (!same_column(line, next) || !same_size(line, next) || line.beside) continue;
      constexpr double kMost = 3.5;
      const double step = (next.box.middle() - line.box.middle()) / line.size;
      if (step <= 0 || step > kMost) continue;
      if (is_full(line, next)) {
        within[size_class(line.size)].push_back(step);
        all.push_back(step);
      } else if (ends_a_sentence(line.text) && !begins_in_lower_case(next.text)) {
        between[size_class(line.size)].push_back(step);
      }
    }
  }
  constexpr std::size_t kFew = 3;
  any_step_ = all.size() < 2 ? kNotKnown : middle_of(all);
  for (auto& [size, steps] : within) {
    if (steps.size() < kFew) continue;
    const double usual = middle_of(steps);
    double farthest = kApart * usual;
    std::vector<double>& apart = between[size];
    constexpr double kSurelyApart = 1.08;
    if (apart.size() >= kFew && middle_of(apart) > kSurelyApart * usual) {
      farthest = std::min(farthest, (usual + middle_of(apart)) / 2);
    }
    steps_[size] = {usual, farthest};
  }
}

double ParagraphBreaks::middle_of(std::vector<double>& steps) {
  const auto middle = steps.begin() + static_cast<long>((steps.size() - 1) / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

long ParagraphBreaks::size_class(double size) { return std::lround(2 * size); }

}  // namespace rostrum
