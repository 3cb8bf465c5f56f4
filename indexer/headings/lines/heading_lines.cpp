#include "indexer/headings/lines/heading_lines.hpp"

#include <algorithm>
#include <regex>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/headings/lines/line_kinds.hpp"
#include "indexer/layout/words/line_joining.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostLines = 40;
constexpr std::size_t kMostOpening = 7;
/// With more lines before it, a line is not the whole heading.
constexpr std::size_t kFewLines = 3;
/// Of one line; the rest of a longer one is running text anyway.
constexpr std::size_t kLineBytes = 1200;

/// "S T A T E M E N T   B Y" is STATEMENT BY: single letters with a blank between them, and words
/// with more. A line that is not set so stays.
std::string without_spacing(const std::string& text) {
  constexpr std::size_t kFewest = 6;
  std::size_t letters = 0;
  std::size_t tokens = 0;
  bool gaps = false;
  std::string joined;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::size_t next = std::min(text.find_first_not_of(' ', end), text.size());
    ++tokens;
    letters += code_points(std::string_view(text).substr(at, end - at)) == 1 ? 1 : 0;
    joined += text.substr(at, end - at);
    gaps = gaps || (next < text.size() && next - end > 1);
    if (next < text.size() && next - end > 1) joined += ' ';
    at = next;
  }
  constexpr std::size_t kShare = 8;  // of ten; figures may stand together
  return letters >= kFewest && letters * 10 >= tokens * kShare && (gaps || letters == tokens)
             ? joined
             : text;
}

/// The text of a line without Markdown marks, bullets and white space at its ends.
std::string without_marks(std::string_view line, bool& bullet) {
  std::string text;
  for (const char c : line) {
    if (c != '*' && c != '_' && c != '`') text.push_back(c);
  }
  const std::size_t first = text.find_first_not_of(" \t#>|\"");
  if (first == std::string::npos) return "";
  text = text.substr(first, text.find_last_not_of(" \t#|\"") + 1 - first);
  bullet = false;
  for (const std::string_view mark : {"- ", "• ", "– ", "· "}) {
    if (!text.starts_with(mark)) continue;
    text.erase(0, mark.size());
    bullet = true;
  }
  return without_spacing(text);
}

struct Beginning {
  std::vector<BeginningLine> lines;
  std::vector<int> numbers;
};

/// Bytes of the stamp that a page saved as text begins with, "date 2025-10-14 Statement by …",
/// which is a line of its own; 0 if a line has none.
std::size_t stamp_of(std::string_view line) {
  static const std::regex stamp(R"(^\s*date \d{4}-\d{2}(-\d{2})?(?=\s+\S))");
  constexpr std::size_t kLongest = 30;
  const std::string begin(line.substr(0, kLongest));
  std::smatch match;
  return std::regex_search(begin, match, stamp) ? static_cast<std::size_t>(match.length()) : 0;
}

/// Cells of a row, which tabs or wide gaps part: a letterhead's columns are lines of their own.
std::vector<std::string_view> cells_of(std::string_view line) {
  constexpr std::string_view kGap = "    ";
  std::vector<std::string_view> cells;
  if (const std::size_t stamp = stamp_of(line)) {
    return {line.substr(0, stamp), line.substr(stamp + 1)};
  }
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min({line.find('\t', at), line.find(kGap, at), line.size()});
    if (line.substr(at, end - at).find_first_not_of(' ') != std::string_view::npos) {
      cells.push_back(line.substr(at, end - at));
    }
    at = std::min(line.find_first_not_of("\t ", end), line.size());
  }
  return cells;
}

/// The first lines that are not empty.
Beginning beginning_of(std::string_view text) {
  Beginning found;
  int number = 0;
  bool after_blank = true;
  for (std::size_t at = 0; at < text.size() && found.lines.size() < kMostLines + kMostOpening;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    ++number;
    const std::vector<std::string_view> cells =
        cells_of(first_bytes(text.substr(at, end - at), kLineBytes));
    at = end + 1;
    if (cells.empty()) after_blank = true;
    for (const std::string_view cell : cells) {
      BeginningLine line;
      line.text = without_marks(cell, line.bullet);
      line.folded = fold_name(line.text);
      if (line.folded.empty()) {
        after_blank = after_blank || cells.size() == 1;
        continue;
      }
      if (line.text.starts_with(kSampleMark)) continue;
      line.after_blank = after_blank || cells.size() > 1 || starts_with_salutation(line.text);
      after_blank = cells.size() > 1;
      found.lines.push_back(std::move(line));
      found.numbers.push_back(number);
    }
  }
  return found;
}

HeadingLine line_of(int number, std::string text) {
  std::string folded = fold_name(text);
  return {number, std::move(text), std::move(folded)};
}

}  // namespace

HeadingLines split_heading(std::string_view text) {
  HeadingLines found;
  Beginning beginning = beginning_of(text);
  // A line that holds the whole heading and the first words of the text is two.
  for (std::size_t i = 0; i < std::min(beginning.lines.size(), kFewLines); ++i) {
    BeginningLine& line = beginning.lines[i];
    const std::size_t end = heading_end(line.text);
    if (end == 0) continue;
    BeginningLine rest = line;
    rest.text = line.text.substr(end + 1);
    rest.folded = fold_name(rest.text);
    rest.after_blank = true;
    line.text.resize(end);
    line.folded = fold_name(line.text);
    const auto behind = static_cast<std::ptrdiff_t>(i + 1);
    beginning.lines.insert(beginning.lines.begin() + behind, std::move(rest));
    beginning.numbers.insert(beginning.numbers.begin() + behind, beginning.numbers[i]);
    break;
  }
  const std::vector<LineKind> kinds = line_kinds(beginning.lines);
  found.salutation = std::find(kinds.begin(), kinds.end(), LineKind::Salutation) != kinds.end();
  bool in_heading = true;
  bool goes_on = false;  // the sentence above does
  bool others = false;   // other documents are named
  for (std::size_t i = 0; i < beginning.lines.size(); ++i) {
    const LineKind kind = kinds[i];
    const BeginningLine& line = beginning.lines[i];
    // "Similar documents": what follows is of others, until one speaks.
    others =
        (others || phrases(Phrase::PageEnds).begins(line.folded)) && kind != LineKind::Salutation;
    in_heading = in_heading && !others && kind != LineKind::Salutation && kind != LineKind::Prose &&
                 found.heading.size() < kMostLines;
    if (in_heading) {
      if (kind == LineKind::Heading)
        found.heading.push_back(line_of(beginning.numbers[i], line.text));
      continue;
    }
    if (others) continue;
    if (goes_on && !line.after_blank && kind != LineKind::Salutation) {
      found.opening.back().text += " " + line.text;
    } else if (found.opening.size() < kMostOpening) {
      found.opening.push_back({beginning.numbers[i], line.text, ""});
    } else {
      break;
    }
    goes_on = kind != LineKind::Salutation && !ends_sentence(line.text);
  }
  for (HeadingLine& line : found.opening) line.folded = fold_name(line.text);
  return found;
}

}  // namespace rostrum
