#include "indexer/layout/page_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "indexer/layout/column_margins.hpp"
#include "indexer/layout/letter_classes.hpp"
#include "indexer/layout/line_joining.hpp"

namespace rostrum {
namespace {

/// All distances are in sizes of the letters.
constexpr double kIndent = 0.8;
constexpr double kBlankWidth = 0.25;
constexpr double kSameSize = 0.08;
/// Paragraphs are apart from so many usual steps between lines on.
constexpr double kApart = 1.28;
/// From this share of the body's size down, lines at the foot of a page are notes.
constexpr double kNoteSize = 0.93;
/// Room for a column; what is narrower is no running text.
constexpr double kNarrowestColumn = 8;

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

bool is_list_item(const TextLine& line) { return line.second_word > 0; }
bool same_column(const TextLine& a, const TextLine& b) {
  return a.page == b.page && a.column == b.column;
}
bool same_size(const TextLine& a, const TextLine& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

/// A line of few long words that is stretched over its column looks like a row of cells with one
/// word each. It has the edges of the full line before and the one behind begins where it does.
void mend_stretched_lines(std::vector<TextLine>& lines) {
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    TextLine& line = lines[i];
    const TextLine& before = lines[i - 1];
    const TextLine& next = lines[i + 1];
    if (!has_cells(line) || line.text.find(' ') != std::string::npos) continue;
    if (has_cells(before) || has_cells(next)) continue;
    if (!same_column(before, line) || !same_column(line, next)) continue;
    if (!same_size(before, line) || !same_size(line, next)) continue;
    constexpr double kAtEdge = 0.15;
    const double near = kAtEdge * line.size;
    const bool stretched = std::abs(before.box.right - line.box.right) < near &&
                           std::abs(next.box.left - line.box.left) < near;
    const double step = line.box.middle() - before.box.middle();
    const double next_step = next.box.middle() - line.box.middle();
    const bool goes_on = !ends_a_sentence(before.text) || begins_in_lower_case(next.text);
    if (stretched && goes_on && std::abs(next_step - step) < near) {
      std::replace(line.text.begin(), line.text.end(), '\t', ' ');
    }
  }
}

/// A line with what its neighbours decide of it.
class Layout {
 public:
  explicit Layout(const std::vector<PageLines>& pages) : margins_(pages) {
    std::map<double, std::size_t> letters;
    std::string text;
    for (const PageLines& page : pages) {
      for (const TextLine& line : page.lines) {
        if (line.cells.empty()) text += line.text + '\n';
        for (const std::vector<std::string>& cell : line.cells) {
          for (const std::string& each : cell) text += each + '\n';
        }
        letters[line.size] += line.text.size();
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
    find_steps(pages);
    find_prose(pages);
    find_korean_breaks(pages);
  }

  [[nodiscard]] const LineJoiner& joiner() const { return joiner_; }
  [[nodiscard]] double body_size() const { return body_size_; }

  /// The next word would not have fitted.
  [[nodiscard]] bool is_full(const TextLine& line, const TextLine& next) const {
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

  /// A paragraph goes on from one line to the next.
  [[nodiscard]] bool goes_on(const TextLine& line, const TextLine& next, const TextLine* behind,
                             bool opens_paragraph) const {
    if (has_cells(line) || has_cells(next) || !same_size(line, next)) return false;
    if (line.beside != next.beside) return false;
    if (next.page > line.page + 1) return false;  // what stood between is not known
    if (next.page != line.page && !is_filled(line)) return false;
    const bool full = is_full(line, next);
    const bool hyphen = ends_with_hyphen(line.text);
    const bool sentence_goes_on = !ends_a_sentence(line.text) && begins_in_lower_case(next.text);
    if (!same_column(line, next)) {
      if (hyphen && begins_in_lower_case(next.text)) return true;
      if (is_list_item(next)) return false;
      const Margins column = margins_.of(next);
      const bool indented =
          !column.ragged_start && next.box.left - column.left > kIndent * next.size;
      if (sentence_goes_on) return full || !indented;
      if (prose_.contains(&line) && !ends_a_sentence(line.text) && !indented) return true;
      if (!full || indented) return false;
      // Where a sentence ends with the page, a paragraph may end there too, by chance: the more
      // likely, the wider the word that did not fit.
      constexpr double kByChance = 0.07;
      return !ends_a_sentence(line.text) || next.first_word < kByChance * column.width();
    }
    const double step = next.box.middle() - line.box.middle();
    if (step <= 0 || step > farthest_step(line)) return false;
    if (hyphen && begins_in_lower_case(next.text)) return true;
    const bool half = line.box.width() > 0.4 * margins_.of(line).width();
    const bool within = in_prose_.contains(&next) && !is_list_item(next);
    if (!full && !within && !(sentence_goes_on && half)) return false;
    const bool outdented = next.box.left < line.box.left - kIndent * line.size;
    if (is_list_item(next) && (ends_a_sentence(line.text) || outdented)) return false;
    return !begins_by_its_place(line, next, behind, opens_paragraph);
  }

  /// A page that text has filled to about where it fills any: others, as slides do, end where what
  /// they say does.
  [[nodiscard]] bool is_filled(const TextLine& line) const {
    constexpr double kLinesOfNext = 8;  // that would not be parted, and their like
    const auto known = lowest_.find(line.page);
    return known == lowest_.end() || known->second > lowest_of_all_ - kLinesOfNext * line.size;
  }

  /// Farther than lines of a paragraph are, or elsewhere.
  [[nodiscard]] bool is_apart(const TextLine& line, const TextLine& next) const {
    if (!same_column(line, next) || !same_size(line, next)) return true;
    const double step = next.box.middle() - line.box.middle();
    return step <= 0 || step > farthest_step(line);
  }

  [[nodiscard]] Margins margins(const TextLine& line) const { return margins_.of(line); }

 private:
  /// Paragraphs tell themselves by a first line that stands in, or hang from a first one that
  /// stands out.
  [[nodiscard]] bool begins_by_its_place(const TextLine& line, const TextLine& next,
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

  /// From one line of a paragraph to the next.
  [[nodiscard]] double farthest_step(const TextLine& line) const {
    const auto known = steps_.find(size_class(line.size));
    if (known != steps_.end()) return known->second.farthest * line.size;
    // Headings in large letters are too few to tell.
    const bool heading = line.size > (1 + kSameSize) * body_size_;
    return kApart * (heading ? std::max(any_step_, kOfHeadings) : any_step_) * line.size;
  }

  /// Where paragraphs are set apart, what stands close together is one, though its lines are short:
  /// if they read like running text, and not like a heading or an address.
  void find_prose(const std::vector<PageLines>& pages) {
    std::vector<std::span<const TextLine>> pairs;
    std::size_t found = 0;
    for (const PageLines& page : pages) {
      const std::vector<TextLine>& lines = page.lines;
      for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        const auto close_to = [&](const TextLine& line, const TextLine& next) {
          return !is_apart(line, next) && !has_cells(line) && !has_cells(next) &&
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

  void put_in_prose(std::span<const TextLine> group) {
    for (const TextLine& line : group) prose_.insert(&line);
    for (const TextLine& line : group.subspan(1)) in_prose_.insert(&line);
  }

  /// Lines that stand close together: most go on in small letters; in scripts without case, they do
  /// not end where sentences do, but for the last, and clauses end within them.
  static bool reads_like_text(std::span<const TextLine> group) {
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
    return 5 * open >= 3 * ends && 4 * clauses >= group.size() &&
           ends_a_sentence(group.back().text);
  }

  /// A clause ends within the line.
  static bool has_clauses(std::string_view text) {
    constexpr std::u32string_view kEnds = U".,;!?،؛؟。，、；！？।";
    const std::u32string letters = utf32(text);
    for (std::size_t i = 0; i + 2 < letters.size(); ++i) {
      const bool within = is_blank(letters[i + 1]) || is_unspaced(letters[i + 1]);
      if (within && kEnds.find(letters[i]) != std::u32string_view::npos) return true;
    }
    return false;
  }

  /// Lines that break at words leave room for syllables at their ends, or between their words where
  /// they are stretched; those that break at syllables never leave that of one.
  void find_korean_breaks(const std::vector<PageLines>& pages) {
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

  static long size_class(double size) { return std::lround(2 * size); }

  /// Most steps from a full line to the next are within a paragraph; those behind a sentence that
  /// ends in the middle of a line tell how far paragraphs are apart.
  void find_steps(const std::vector<PageLines>& pages) {
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

  static double middle_of(std::vector<double>& steps) {
    const auto middle = steps.begin() + static_cast<long>((steps.size() - 1) / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
  }

  /// In sizes of the letters.
  struct Steps {
    double usual = 0;
    double farthest = 0;  ///< within a paragraph
  };

  static constexpr double kNotKnown = 1.5;
  static constexpr double kOfHeadings = 1.8;
  ColumnMargins margins_;
  LineJoiner joiner_;
  std::map<long, Steps> steps_;
  std::set<const TextLine*> prose_;  ///< lines that read like running text, though they are short
  std::set<const TextLine*> in_prose_;  ///< those of them that go on with the one before
  std::map<int, double> lowest_;        ///< by page, of all its text
  double lowest_of_all_ = 0;
  double any_step_ = 0;
  double body_size_ = 0;
};

/// Lines of a page: its text, and what stands below it or beside it.
struct PageParts {
  std::vector<const TextLine*> text;
  std::vector<const TextLine*> notes;
};

PageParts parts_of(const PageLines& page, double body_size) {
  PageParts parts;
  const std::vector<TextLine>& lines = page.lines;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && same_column(lines[begin], lines[end])) ++end;
    // Notes are the small lines behind the last one of the column that is not small.
    std::size_t notes = end;
    while (notes > begin && lines[notes - 1].size <= kNoteSize * body_size) --notes;
    const bool below = notes > begin || lines[begin].box.top > 0.6 * page.height;
    if (!below) notes = end;
    for (std::size_t i = begin; i < end; ++i) {
      (i >= notes || lines[i].beside ? parts.notes : parts.text).push_back(&lines[i]);
    }
    begin = end;
  }
  return parts;
}

class Paragraphs {
 public:
  explicit Paragraphs(const Layout& layout) : layout_(layout) {}

  /// Appends a run of lines, the first of which may go on with the last one of before.
  void add(const std::vector<const TextLine*>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const TextLine* behind = i + 1 < lines.size() ? lines[i + 1] : nullptr;
      const TextLine* further = i + 2 < lines.size() ? lines[i + 2] : nullptr;
      add_line(*lines[i], behind, further);
    }
  }

  /// What was found between, in a paragraph of its own each.
  void end_paragraph() { last_ = nullptr; }

  [[nodiscard]] std::vector<TextBlock> take() { return std::move(blocks_); }

  [[nodiscard]] bool would_go_on(const TextLine& line, const TextLine* behind) const {
    return last_ != nullptr && layout_.goes_on(*last_, line, behind, opens_);
  }

 private:
  void add_line(const TextLine& line, const TextLine* behind, const TextLine* further) {
    if (!line.cells.empty()) {
      add_row(line);
      return;
    }
    if (would_go_on(line, behind)) {
      layout_.joiner().join(blocks_.back().text, line.text);
      opens_ = false;
      joined_ = true;
    } else if (begins_block(line, behind, further)) {
      blocks_.push_back({.page = line.page, .text = line.text});
      opens_ = true;
      joined_ = false;
    } else {
      blocks_.back().text += '\n' + line.text;
      opens_ = true;
      joined_ = false;
    }
    blocks_.back().recognised = blocks_.back().recognised || line.recognised;
    last_ = &line;
  }

  /// Cells that hold paragraphs stand one after the other, those of short entries in one line.
  void add_row(const TextLine& line) {
    constexpr std::size_t kParagraph = 250;  // bytes: as for the tables of other formats
    std::vector<std::string> cells;
    bool paragraphs = false;
    for (const std::vector<std::string>& lines : line.cells) {
      std::string& cell = cells.emplace_back(lines.front());
      for (std::size_t i = 1; i < lines.size(); ++i) layout_.joiner().join(cell, lines[i]);
      paragraphs = paragraphs || cell.size() >= kParagraph;
    }
    const auto put = [&](std::string text) {
      blocks_.push_back(
          {.page = line.page, .text = std::move(text), .recognised = line.recognised});
    };
    if (paragraphs) {
      for (std::string& cell : cells) put(std::move(cell));
    } else {
      std::string row;
      for (const std::string& cell : cells) row += (row.empty() ? "" : "\t") + cell;
      put(std::move(row));
    }
    opens_ = true;
    joined_ = false;
    last_ = &line;
  }

  /// Lines of a heading or an address stay together; a paragraph stands by itself.
  [[nodiscard]] bool begins_block(const TextLine& line, const TextLine* behind,
                                  const TextLine* further) const {
    if (last_ == nullptr || joined_ || layout_.is_apart(*last_, line)) return true;
    if (has_cells(line) || has_cells(*last_) || is_list_item(line)) return true;
    if (behind != nullptr && layout_.goes_on(line, *behind, further, true)) return true;
    return ends_a_sentence(last_->text) &&
           last_->box.width() > 0.6 * layout_.margins(*last_).width();
  }

  const Layout& layout_;
  std::vector<TextBlock> blocks_;
  const TextLine* last_ = nullptr;
  bool opens_ = true;    ///< the last line is the first of its paragraph
  bool joined_ = false;  ///< the last block is a paragraph of several lines
};

std::string trimmed(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const char plain = c == '\t' || c == '\r' || c == '\f' || c == '\v' ? ' ' : c;
    if (plain == ' ' && (out.empty() || out.back() == ' ')) continue;
    out.push_back(plain);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// A line of text without a place, as if each letter were half as wide as the line is high.
TextLine placed(std::string text, int page, double place) {
  constexpr double kSize = 2;
  TextLine line{.page = page, .text = std::move(text), .size = kSize};
  const std::u32string letters = utf32(line.text);
  bool in_first = true;
  for (const char32_t letter : letters) {
    const double width = is_unspaced(letter) ? kSize : kSize / 2;
    line.box.right += width;
    if (letter == U' ') in_first = false;
    if (in_first) line.first_piece += width;
    if (is_unspaced(letter) || letter == U'-') in_first = false;
  }
  line.first_word = line.first_piece;
  line.box.top = place;
  line.box.bottom = place + kSize;
  return line;
}

}  // namespace

std::vector<TextBlock> blocks_of_lines(std::vector<PageLines> pages) {
  for (PageLines& page : pages) mend_stretched_lines(page.lines);
  const Layout layout(pages);
  Paragraphs paragraphs(layout);
  std::vector<const TextLine*> waiting;  // notes of pages whose last paragraph goes on
  const auto put_notes = [&] {
    if (waiting.empty()) return;
    paragraphs.end_paragraph();
    paragraphs.add(waiting);
    paragraphs.end_paragraph();
    waiting.clear();
  };
  for (const PageLines& page : pages) {
    const PageParts parts = parts_of(page, layout.body_size());
    std::size_t begin = 0;
    if (!waiting.empty()) {
      // The paragraph that the page's end has parted comes to its end first.
      while (begin < parts.text.size()) {
        const TextLine* behind = begin + 1 < parts.text.size() ? parts.text[begin + 1] : nullptr;
        if (!paragraphs.would_go_on(*parts.text[begin], behind)) break;
        paragraphs.add({parts.text[begin]});
        ++begin;
      }
      if (begin < parts.text.size() || parts.text.empty()) put_notes();
    }
    paragraphs.add({parts.text.begin() + static_cast<long>(begin), parts.text.end()});
    waiting.insert(waiting.end(), parts.notes.begin(), parts.notes.end());
  }
  put_notes();
  return paragraphs.take();
}

std::vector<TextBlock> blocks_of_pages(const std::vector<std::string>& pages) {
  constexpr double kStep = 2.4;
  std::vector<PageLines> all;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageLines& page = all.emplace_back();
    double place = 0;
    const std::string_view text = pages[i];
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string line = trimmed(text.substr(at, end - at));
      if (!line.empty())
        page.lines.push_back(placed(std::move(line), static_cast<int>(i + 1), place));
      place += kStep;
      at = end + 1;
    }
    page.height = place;
  }
  std::string head = take_running_lines(all);
  std::vector<TextBlock> blocks = blocks_of_lines(std::move(all));
  while (!head.empty() && head.back() == '\n') head.pop_back();
  if (!head.empty()) blocks.insert(blocks.begin(), {1, std::move(head)});
  return blocks;
}

}  // namespace rostrum
