#include "indexer/layout/words/wrapped_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

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

struct Line {
  std::string_view text;  ///< without the blanks around it
  int number = 0;         ///< from 1
  int indent = 0;
  int columns = 0;
  int first_word = 0;  ///< its columns
  bool small = false;  ///< starts in a small letter
  bool closed = false;
  bool item = false;
  bool table = false;  ///< holds a tab, or a gap as tables have
};

/// How a line and the next one belong together.
enum class Link {
  None,
  Certain,  ///< it goes on in small letters, or within a word
  Likely,   ///< it is full, or the script has no small letters
};

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\f\v";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
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

Line line_of(std::string_view raw, int number) {
  Line line;
  line.text = without_blanks(raw);
  line.number = number;
  if (line.text.empty()) return line;
  line.indent = static_cast<int>(line.text.data() - raw.data());
  line.columns = columns_of(line.text);
  line.first_word = columns_of(line.text.substr(0, line.text.find(' ')));
  line.small = starts_small(line.text);
  line.closed = ends_sentence(line.text);
  line.item = starts_list_item(line.text) || line.text.starts_with('#') ||
              line.text.starts_with('|') || line.text.starts_with('>');
  line.table = line.text.find('\t') != std::string_view::npos ||
               line.text.find("   ") != std::string_view::npos;
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

class Unwrapper {
 public:
  explicit Unwrapper(std::string_view text) {
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      raw_.push_back(text.substr(at, end - at));
      lines_.push_back(line_of(raw_.back(), ++number));
      at = end + 1;
    }
    ends_in_feed_ = text.ends_with('\n');
    joiner_.know(text);
    measure();
  }

  UnwrappedText take() {
    UnwrappedText out;
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t end = end_of_run(i);
      const std::vector<Link> links = kept_links(i, end);
      std::string line(raw_[i]);
      out.lines.push_back(lines_[i].number);
      for (std::size_t k = i + 1; k < end; ++k) {
        if (links[k - i - 1] == Link::None) {
          out.text += line + '\n';
          out.lines.push_back(lines_[k].number);
          line = raw_[k];
          continue;
        }
        line.resize(line.find_last_not_of(" \t\r\f\v") + 1);
        joiner_.join(line, lines_[k].text);
      }
      out.text += line + '\n';
      i = end;
    }
    if (!ends_in_feed_ && !out.text.empty()) out.text.pop_back();
    return out;
  }

 private:
  void measure() {
    std::vector<int> small;    // widths of lines that go on in small letters
    std::vector<int> without;  // of lines in scripts without case, behind which one stands
    std::size_t pairs = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const Line& next = lines_[i + 1];
      if (line.text.empty() || next.text.empty()) continue;
      if (has_case(line) || has_case(next)) {
        ++pairs;
        if (is_certain(line, next) && line.columns <= kWidest) small.push_back(line.columns);
      } else if (line.columns <= kWidest) {
        without.push_back(line.columns);
      }
    }
    // One such pair may be chance; a text that is broken has them all over.
    constexpr std::size_t kFewest = 2;
    const bool broken = small.size() >= kFewest && small.size() * 100 >= pairs * kFewestSmall;
    width_ = broken ? usual_width(small) : 0;
    width_without_case_ = usual_width(without);
    for (const int width : without) {
      full += width >= kFullShare * width_without_case_ ? 1 : 0;
    }
    // Lines of any length tell nothing by theirs.
    even_ = without.size() >= kManyLines && full * 2 >= without.size();
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
    constexpr int kParagraphIndent = 2;
    if (line.closed && next.indent >= line.indent + kParagraphIndent) return Link::None;
    const bool cased = has_case(line) || has_case(next);
    const int width = cased ? width_ : width_without_case_;
    if (width == 0) return Link::None;
    const bool without_blank = joins_without_blank(line.text, next.text);
    const int room = line.indent + line.columns + (without_blank ? 2 : 1 + next.first_word);
    if (line.columns <= kLongestShare * width && room >= kFullShare * width &&
        (cased || width >= kNarrow || !line.closed)) {
      return Link::Likely;
    }
    return !cased && !even_ && without_blank && !line.closed ? Link::Likely : Link::None;
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
                         (width_ >= kNarrow && count > 1 && is_broken_at_width(links, begin));
    if (!running || list) hyphen_alone();
    return links;
  }

  /// True if each line but the last goes on for certain, and is full.
  [[nodiscard]] bool is_broken_at_width(const std::vector<Link>& links, std::size_t begin) const {
    for (std::size_t i = 0; i < links.size(); ++i) {
      const Line& line = lines_[begin + i];
      const int room = line.indent + line.columns + 1 + lines_[begin + i + 1].first_word;
      if (links[i] != Link::Certain || room < kFullShare * width_) return false;
    }
    return true;
  }

  std::vector<std::string_view> raw_;
  std::vector<Line> lines_;
  LineJoiner joiner_;
  bool ends_in_feed_ = false;
  int width_ = 0;               ///< that lines keep; 0: the text was not broken at one
  int width_without_case_ = 0;  ///< the same of scripts without small letters
  bool even_ = false;           ///< lines of these scripts are about as long as each other
};

}  // namespace

UnwrappedText unwrapped(std::string_view text) { return Unwrapper(text).take(); }

}  // namespace rostrum
