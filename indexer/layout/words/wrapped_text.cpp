#include "indexer/layout/words/wrapped_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <map>

#include "indexer/layout/words/line_joining.hpp"
#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// A line is full if the first word of the next had no room in it. Where letters have widths of
/// their own, lines are so much shorter than the usual width at most.
constexpr double kFullShare = 0.85;
/// A line so much longer than the usual one was not broken by a width: it is a paragraph.
constexpr double kLongestShare = 1.3;
/// No width is larger.
constexpr int kWidest = 200;
/// Below this, lines are as short as those of verse and lists.
constexpr int kNarrow = 40;
/// Lines that are one paragraph, whether or not it ends as one.
constexpr std::size_t kManyLines = 4;
/// Of pairs of lines, so many hundredths must go on in small letters where a text is broken.
constexpr std::size_t kFewestSmall = 15;
/// A line that is longer is a paragraph where no width broke the text.
constexpr int kLong = 120;
/// A paragraph's first line stands so far to the right of the others.
constexpr int kParagraphIndent = 2;

struct Line {
  std::string_view raw;
  std::string_view text;  ///< without the blanks around it
  int number = 0;         ///< from 1
  int page = 1;
  int indent = 0;  ///< columns
  int columns = 0;
  int first_word = 0;  ///< its columns
  bool small = false;  ///< starts in a small letter
  bool closed = false;
  bool item = false;
  int item_indent = 0;  ///< of the text behind an item's mark
  bool table = false;   ///< holds a tab, or a gap as tables have
  bool apart = false;  ///< an empty line or the end of a page stood before it that may mean nothing

  /// Columns that it would have if the first word of the next one stood in it.
  [[nodiscard]] int with_first_word_of(const Line& next) const {
    return indent + columns + 1 + next.first_word;
  }
};

/// The width that the lines of a text keep.
struct LineWidth {
  int usual = 0;    ///< of nine in ten lines; 0: the text was not broken at one
  int longest = 0;  ///< of lines that surely go on
  /// No line that goes on had room for the next word. Then one that had was ended by its writer.
  bool strict = false;
};

/// How a line and the next one belong together.
enum class Link {
  None,
  Certain,  ///< it goes on in small letters, or within a word
  Likely,   ///< it is full, or the script has no small letters
};

/// Bytes of the blank of any width that a text begins with; 0 for none.
std::size_t blank_bytes(std::string_view text) {
  if (text.empty()) return 0;
  constexpr std::string_view kBlank = " \t\r\f\v";
  if (is_ascii(text.front())) return kBlank.find(text.front()) == std::string_view::npos ? 0 : 1;
  constexpr char32_t kNoBreak = 0xA0;
  constexpr char32_t kFirst = 0x2000;  // the blanks of typesetters
  constexpr char32_t kLast = 0x200A;
  constexpr char32_t kIdeographic = 0x3000;
  const CodePoint c = code_point_at(text, 0);
  const bool blank =
      c.value == kNoBreak || (c.value >= kFirst && c.value <= kLast) || c.value == kIdeographic;
  return blank ? c.bytes : 0;
}

std::string_view without_blanks(std::string_view text) {
  while (const std::size_t bytes = blank_bytes(text)) text.remove_prefix(bytes);
  while (!text.empty()) {
    const std::size_t last = code_point_before(text, text.size());
    if (blank_bytes(text.substr(last)) == 0) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

int indent_columns(std::string_view blanks) {
  constexpr int kTab = 8;
  int columns = 0;
  for (std::size_t at = 0; at < blanks.size();) {
    columns += blanks[at] == '\t' ? kTab - columns % kTab : 0;
    const std::size_t bytes = code_point_at(blanks, at).bytes;
    if (blanks[at] != '\t') columns += std::max(1, columns_of(blanks.substr(at, bytes)));
    at += bytes;
  }
  return columns;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ends_in_hyphen(std::string_view line) {
  if (line.ends_with("\xC2\xAD")) return true;
  const bool hyphen = line.ends_with('-') || line.ends_with("‐");
  const std::size_t before = line.size() - (line.ends_with('-') ? 1 : std::string_view("‐").size());
  return hyphen && before > 0 && (is_ascii_letter(line[before - 1]) || !is_ascii(line[before - 1]));
}

/// Words that no line of its own accord ends with, in English, French, Spanish and Russian.
constexpr std::array<std::string_view, 48> kGoingOn{
    "the", "a",    "an",   "of",  "to",  "in",    "and", "or",  "for", "by",  "with", "on",
    "at",  "from", "that", "our", "its", "their", "de",  "la",  "le",  "les", "des",  "du",
    "et",  "en",   "pour", "que", "qui", "aux",   "el",  "los", "las", "del", "y",    "con",
    "por", "para", "una",  "и",   "в",   "на",    "с",   "по",  "о",   "для", "что",  "от"};

bool goes_on(std::string_view line) {
  const std::size_t blank = line.rfind(' ');
  const std::string_view last = line.substr(blank == std::string_view::npos ? 0 : blank + 1);
  return std::find(kGoingOn.begin(), kGoingOn.end(), last) != kGoingOn.end();
}

/// Of a list item what stands behind its mark and the blanks there; else all.
std::string_view behind_mark(const Line& line) {
  const std::size_t mark = line.text.find_first_of(" \t");
  if (!line.item || mark == std::string_view::npos) return line.text;
  return without_blanks(line.text.substr(mark));
}

Line line_of(std::string_view raw, int number) {
  Line line;
  line.raw = raw;
  line.text = without_blanks(raw);
  line.number = number;
  if (line.text.empty()) return line;
  line.indent =
      indent_columns(raw.substr(0, static_cast<std::size_t>(line.text.data() - raw.data())));
  line.columns = columns_of(line.text);
  line.first_word = columns_of(line.text.substr(0, line.text.find(' ')));
  line.small = starts_small(line.text);
  line.closed = ends_sentence(line.text);
  line.item = starts_list_item(line.text) || line.text.starts_with('#') ||
              line.text.starts_with('|') || line.text.starts_with('>');
  const std::string_view text = behind_mark(line);
  line.item_indent = line.indent + columns_of(line.text.substr(0, line.text.size() - text.size()));
  line.table =
      text.find('\t') != std::string_view::npos || text.find("   ") != std::string_view::npos;
  return line;
}

/// True where a script has small letters, so that a line that goes on shows it.
bool has_case(const Line& line) {
  return line.small || std::any_of(line.text.begin(), line.text.end(), is_ascii_letter) ||
         line.text.find('\xD0') != std::string_view::npos ||
         line.text.find('\xCE') != std::string_view::npos;
}

/// The width that nine of ten lines keep.
int usual_width(std::vector<int>& widths) {
  if (widths.empty()) return 0;
  const auto place = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), place, widths.end());
  return *place;
}

/// Of lines that surely go on: their columns, and those that they would have with the next word.
struct Continued {
  std::vector<int> columns;
  std::vector<int> with_next;

  void add(const Line& line, const Line& next) {
    columns.push_back(line.columns);
    with_next.push_back(line.with_first_word_of(next));
  }
  /// How many of a hundred would have been longer than so many columns.
  [[nodiscard]] std::size_t share_beyond(double most) const {
    const auto beyond =
        std::count_if(with_next.begin(), with_next.end(), [&](int each) { return each > most; });
    return with_next.empty() ? 0 : static_cast<std::size_t>(beyond) * 100 / with_next.size();
  }
  [[nodiscard]] int longest() const {
    return columns.empty() ? 0 : *std::max_element(columns.begin(), columns.end());
  }
};

class Unwrapper {
 public:
  Unwrapper(std::string_view text, bool spaced) : spaced_(spaced) {
    split(text);
    ends_in_feed_ = text.ends_with('\n');
    if (is_spread()) close_up();
    joiner_.know(text);
    measure();
  }

  UnwrappedText take() {
    UnwrappedText out;
    std::string line;
    bool joined = false;  // the line at hand is put together of several
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t end = end_of_run(i);
      const std::vector<Link> links = kept_links(i, end);
      for (std::size_t k = i; k < end; ++k) {
        if (k > i && links[k - i - 1] != Link::None) {
          line.resize(line.find_last_not_of(" \t\r\f\v") + 1);
          joiner_.join(line, lines_[k].text);
          joined = true;
          continue;
        }
        if (k > 0) out.text += line + '\n';
        if (k > 0 && ends_paragraph(k - 1, joined)) {
          out.text += '\n';
          begin_line(lines_[k], out);
        }
        line = lines_[k].raw;
        begin_line(lines_[k], out);
        joined = false;
      }
      i = end;
    }
    if (!lines_.empty()) out.text += line + '\n';
    if (!ends_in_feed_ && !out.text.empty()) out.text.pop_back();
    return out;
  }

 private:
  static void begin_line(const Line& line, UnwrappedText& out) {
    out.lines.push_back(line.number);
    out.pages.push_back(line.page);
  }

  /// Empty lines around the end of a page are left out.
  void split(std::string_view text) {
    const bool pages = text.find('\f') != std::string_view::npos;
    int number = 1;
    int page = 1;
    bool page_ended = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t found = pages ? text.find_first_of("\n\f", at) : text.find('\n', at);
      const std::size_t end = std::min(found, text.size());
      const bool feed = end < text.size() && text[end] == '\f';
      Line line = line_of(text.substr(at, end - at), number);
      const bool nothing = line.text.empty() && (feed || page_ended);
      if (!nothing) {
        line.page = page;
        line.apart = page_ended && !lines_.empty();
        page_ended = false;
        lines_.push_back(line);
      }
      if (feed) {
        while (!lines_.empty() && lines_.back().text.empty()) lines_.pop_back();
        page_ended = true;
        ++page;
      } else {
        ++number;
      }
      at = end + 1;
    }
  }

  /// True if the lines of paragraphs have an empty one between: in double spacing, and in documents
  /// that have a paragraph for each line.
  [[nodiscard]] bool is_spread() const {
    constexpr std::size_t kFewest = 3;
    constexpr std::size_t kMostBeside = 3;   // one in so many may have none
    constexpr std::size_t kFewestGoOn = 4;   // one in so many goes on for certain
    constexpr std::size_t kFewestFull = 80;  // of a hundred
    std::size_t gaps = 0;
    std::size_t beside = 0;
    Continued certain;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i].text.empty()) continue;
      if (!lines_[i + 1].text.empty()) {
        ++beside;
      } else if (i + 2 < lines_.size() && !lines_[i + 2].text.empty()) {
        ++gaps;
        const bool line_like = lines_[i].columns >= kNarrow && lines_[i].columns <= kWidest;
        if (line_like && is_certain(lines_[i], lines_[i + 2]))
          certain.add(lines_[i], lines_[i + 2]);
      }
    }
    const std::size_t count = certain.columns.size();
    if (count < kFewest || count * kFewestGoOn < gaps || beside * kMostBeside > gaps) return false;
    std::vector<int> columns = certain.columns;
    return certain.share_beyond(kFullShare * usual_width(columns)) >= kFewestFull;
  }

  /// Drops the empty lines that stand by themselves.
  void close_up() {
    std::vector<Line> kept;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool single = lines_[i].text.empty() && i > 0 && i + 1 < lines_.size() &&
                          !lines_[i - 1].text.empty() && !lines_[i + 1].text.empty();
      if (single) {
        lines_[i + 1].apart = true;
      } else {
        kept.push_back(lines_[i]);
      }
    }
    lines_ = std::move(kept);
  }

  void measure() {
    Continued small;
    std::vector<std::pair<const Line*, const Line*>> without;  // in scripts without case
    std::map<int, std::size_t> indents;
    std::size_t pairs = 0;
    std::size_t gaps = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const Line& next = lines_[i + 1];
      gaps += next.text.empty() && !line.text.empty() ? 1 : 0;
      if (line.text.empty() || next.text.empty()) continue;
      if (next.page != line.page) page_step_ = std::min(page_step_, next.number - line.number);
      ++indents[next.indent];
      if (has_case(line) || has_case(next)) {
        ++pairs;
        if (is_certain(line, next) && line.columns <= kWidest) small.add(line, next);
      } else if (line.columns <= kWidest) {
        without.emplace_back(&line, &next);
      }
    }
    constexpr std::size_t kFewGaps = 3;  // so many lines to one
    const std::size_t all = pairs + without.size();
    has_gaps_ = all < kManyLines || gaps * kFewGaps > all;
    const auto most = std::max_element(indents.begin(), indents.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    if (most != indents.end()) indent_ = most->first;
    // One such pair may be chance; a text that is broken has them all over.
    constexpr std::size_t kFewest = 2;
    const std::size_t count = small.columns.size();
    if (count >= kFewest && count * 100 >= pairs * kFewestSmall) {
      constexpr std::size_t kStrict = 90;
      width_.longest = small.longest();
      width_.strict = count >= kManyLines && small.share_beyond(width_.longest) >= kStrict;
      width_.usual = usual_width(small.columns);
    }
    measure_without_case(without);
  }

  void measure_without_case(const std::vector<std::pair<const Line*, const Line*>>& pairs) {
    std::vector<int> columns;
    Continued open;  // what ends no sentence
    for (const auto& [line, next] : pairs) {
      columns.push_back(line->columns);
      if (!line->closed) open.add(*line, *next);
    }
    const int usual = usual_width(columns);
    std::size_t full = 0;
    std::size_t full_and_open = 0;
    for (const auto& [line, next] : pairs) {
      if (line->columns < kFullShare * usual) continue;
      ++full;
      full_and_open += line->closed ? 0 : 1;
    }
    // Where a paragraph is a line, it ends as one.
    constexpr std::size_t kFewestOpen = 40;  // of a hundred
    if (full_and_open * 100 < full * kFewestOpen) return;
    constexpr std::size_t kStrict = 80;  // headings are open too
    without_case_.usual = usual;
    without_case_.longest = open.longest();
    without_case_.strict =
        open.columns.size() >= kManyLines && open.share_beyond(open.longest()) >= kStrict;
    // Lines of any length tell nothing by theirs.
    even_ = pairs.size() >= kManyLines && full * 2 >= pairs.size();
  }

  static bool is_certain(const Line& line, const Line& next) {
    if (next.item || line.table || next.table) return false;
    if (ends_in_hyphen(line.text)) return next.small;
    return !line.closed && (next.small || goes_on(line.text));
  }

  [[nodiscard]] Link link(const Line& line, const Line& next) const {
    if (line.text.empty() || next.text.empty() || next.item || line.table || next.table) {
      return Link::None;
    }
    if (is_certain(line, next)) return Link::Certain;
    if (line.closed && begins_paragraph(line, next)) return Link::None;
    // More empty lines stood there than at the ends of other pages.
    const bool ends_page = next.page != line.page;
    if (line.closed && ends_page && next.number - line.number > page_step_) return Link::None;
    const bool cased = has_case(line) || has_case(next);
    const LineWidth& width = cased ? width_ : without_case_;
    if (width.usual == 0) return Link::None;
    const bool without_blank = joins_without_blank(line.text, next.text);
    const int room = without_blank ? line.indent + line.columns + 2 : line.with_first_word_of(next);
    const bool ended = line.closed && width.strict && room <= width.longest;
    if (!ended && line.columns <= kLongestShare * width.usual && room >= kFullShare * width.usual &&
        (cased || width.usual >= kNarrow || !line.closed)) {
      return Link::Likely;
    }
    return !cased && !even_ && without_blank && !line.closed ? Link::Likely : Link::None;
  }

  /// By its indent.
  [[nodiscard]] bool begins_paragraph(const Line& line, const Line& next) const {
    if (line.item && next.indent > line.indent && next.indent <= line.item_indent + 1) return false;
    return next.indent >= std::min(line.indent, indent_) + kParagraphIndent;
  }

  /// True for a line that no width broke, so that it is a paragraph.
  [[nodiscard]] bool is_long(const Line& line) const {
    const int width = has_case(line) ? width_.usual : even_ ? without_case_.usual : 0;
    return line.columns > (width >= kNarrow ? kLongestShare * width : kLong);
  }

  /// True if a paragraph ends with the `i`-th line though no empty one stands behind it.
  /// `joined`: it is the last one of several.
  [[nodiscard]] bool ends_paragraph(std::size_t i, bool joined) const {
    const Line& line = lines_[i];
    const Line& next = lines_[i + 1];
    if (line.text.empty() || next.text.empty()) return false;
    if (next.apart || spaced_) return next.apart;
    const auto is_row = [](const Line& each) { return each.table && !each.item; };
    if (is_row(line) || is_row(next)) return false;
    if (is_long(line) || is_long(next)) return true;
    if (!line.closed || next.small) return false;
    // Items that take several lines are paragraphs.
    const bool wide = std::max(line.columns, next.columns) >= kNarrow;
    if (next.item && has_gaps_) {
      return joined && i + 2 < lines_.size() && link(next, lines_[i + 2]) != Link::None;
    }
    const bool broken = (has_case(line) ? width_ : without_case_).usual > 0;
    // Short lines below each other are those of an address; in Chinese a paragraph may be short.
    const bool short_lines = !wide && has_case(line);
    const int text_indent = broken ? indent_ : short_lines ? line.indent : 0;
    if (next.indent >= text_indent + kParagraphIndent) return true;
    return (broken && (joined || line.columns >= kNarrow)) || (!has_gaps_ && wide);
  }

  [[nodiscard]] std::size_t end_of_run(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < lines_.size() && link(lines_[end - 1], lines_[end]) != Link::None) ++end;
    return end;
  }

  /// Links between the lines of a run, as far as it is running text.
  [[nodiscard]] std::vector<Link> kept_links(std::size_t begin, std::size_t end) const {
    std::vector<Link> links;
    bool list = true;  // of short entries
    for (std::size_t i = begin; i < end; ++i) {
      list = list && lines_[i].small && lines_[i].columns < kNarrow && !goes_on(lines_[i].text);
      if (i + 1 < end) links.push_back(link(lines_[i], lines_[i + 1]));
    }
    const auto hyphen_alone = [&] {
      for (std::size_t i = 0; i < links.size(); ++i) {
        if (!ends_in_hyphen(lines_[begin + i].text)) links[i] = Link::None;
      }
    };
    const Line& last = lines_[end - 1];
    // The colon of a salutation ends no Chinese or Arabic paragraph.
    const bool colon = last.text.ends_with(':') || last.text.ends_with("：");
    const bool closed = last.closed && !(colon && !has_case(last));
    const std::size_t count = end - begin;
    const bool wide = std::count_if(lines_.begin() + static_cast<std::ptrdiff_t>(begin),
                                    lines_.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const Line& line) { return line.columns >= kNarrow; }) *
                          2 >=
                      static_cast<std::ptrdiff_t>(count);
    const bool running = closed || (count >= kManyLines && wide) ||
                         (width_.usual >= kNarrow && count > 1 && is_broken_at_width(links, begin));
    if (!running || list) hyphen_alone();
    return links;
  }

  /// True if each line but the last goes on for certain, and is full.
  [[nodiscard]] bool is_broken_at_width(const std::vector<Link>& links, std::size_t begin) const {
    for (std::size_t i = 0; i < links.size(); ++i) {
      const Line& line = lines_[begin + i];
      const int room = line.with_first_word_of(lines_[begin + i + 1]);
      if (links[i] != Link::Certain || room < kFullShare * width_.usual) return false;
    }
    return true;
  }

  std::vector<Line> lines_;
  LineJoiner joiner_;
  bool spaced_;  ///< empty lines alone part paragraphs
  bool ends_in_feed_ = false;
  LineWidth width_;
  LineWidth without_case_;  ///< the same of scripts without small letters
  bool even_ = false;       ///< lines of these scripts are about as long as each other
  int indent_ = 0;          ///< of most lines that follow another
  bool has_gaps_ = false;   ///< empty lines part paragraphs
  int page_step_ = std::numeric_limits<int>::max();  ///< fewest lines from one page to the next
};

}  // namespace

UnwrappedText unwrapped(std::string_view text, bool spaced) {
  return Unwrapper(text, spaced).take();
}

}  // namespace rostrum
