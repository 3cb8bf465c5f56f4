#include "indexer/layout/paragraphs/printed_text.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "indexer/layout/paragraphs/running_lines.hpp"
#include "indexer/layout/words/line_joining.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Lines stand so many points apart, since running lines are told by their place.
constexpr double kStep = 12;

std::vector<std::string_view> parts_of(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// Its words with one blank between.
std::string words_of(std::string_view line) {
  std::string words;
  for (const char c : line) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank) words += c;
    if (blank && !words.empty() && words.back() != ' ') words += ' ';
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

/// A page whose first and last lines stand at its edges.
PageLines page_of(const std::vector<std::string_view>& lines) {
  PageLines page;
  double empty = 0;  // lines before the first
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextLine line{.text = words_of(lines[i]), .size = kStep};
    if (line.text.empty()) {
      empty += page.lines.empty() ? 1 : 0;
      continue;
    }
    line.box.top = kStep * (static_cast<double>(i) - empty);
    line.box.bottom = line.box.top + kStep;
    page.height = line.box.bottom;
    page.lines.push_back(std::move(line));
  }
  return page;
}

/// Page numbers at the edges.
void drop_numbers(PageLines& page) {
  std::vector<TextLine>& lines = page.lines;
  if (!lines.empty() && is_page_number(lines.back().text)) lines.pop_back();
  if (!lines.empty() && is_page_number(lines.front().text)) lines.erase(lines.begin());
}

/// True if a paragraph goes on over the end of a page. Where none does, each page may be a text of
/// its own, and lines that they have in common are those of headings and closing words.
/// `whole`: the pages with their running lines.
bool runs_over_pages(const std::vector<PageLines>& pages, const std::vector<PageLines>& whole) {
  for (std::size_t i = 1; i < pages.size(); ++i) {
    const std::vector<TextLine>& before = pages[i - 1].lines;
    const std::vector<TextLine>& behind = pages[i].lines;
    if (before.empty() || behind.empty()) continue;
    const bool closed =
        ends_sentence(before.back().text) || ends_sentence(whole[i - 1].lines.back().text);
    if (!closed || starts_small(behind.front().text)) return true;
  }
  return false;
}

/// The text with the running lines of its pages empty; `heads`: what the first had of them.
std::string without_running_lines(const std::vector<std::string_view>& texts, std::string& heads) {
  std::vector<std::vector<std::string_view>> lines;
  std::vector<PageLines> pages;
  for (const std::string_view text : texts) {
    lines.push_back(parts_of(text, '\n'));
    pages.push_back(page_of(lines.back()));
  }
  const std::vector<PageLines> whole = pages;
  heads = take_running_lines(pages);
  if (!runs_over_pages(pages, whole)) {
    pages = whole;
    heads.clear();
    for (PageLines& page : pages) drop_numbers(page);
  }
  std::string kept;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    std::set<double> places;
    for (const TextLine& line : pages[page].lines) places.insert(line.box.top);
    if (page > 0) kept += '\f';
    std::size_t next = 0;  // of those that hold something
    for (std::size_t i = 0; i < lines[page].size(); ++i) {
      if (i > 0) kept += '\n';
      if (words_of(lines[page][i]).empty()) continue;
      if (places.contains(whole[page].lines[next++].box.top)) kept += lines[page][i];
    }
  }
  return kept;
}

/// The one number in a line that is a page's; 0 for another line.
int page_number_of(std::string_view line) {
  constexpr std::size_t kLongest = 120;  // most are blanks
  const std::size_t begin = line.find_first_of("123456789");
  if (line.size() > kLongest || begin == std::string_view::npos) return 0;
  if (!is_page_number(line)) return 0;
  int number = 0;
  for (std::size_t at = begin; at < line.size() && line[at] >= '0' && line[at] <= '9'; ++at) {
    number = number * 10 + (line[at] - '0');
  }
  return number;
}

/// How a text goes on over a line that holds something else.
enum class GoesOn { No, InASentence, InAList };

GoesOn goes_on_over(const std::vector<std::string_view>& lines, std::size_t at) {
  const auto is_filled = [](std::string_view line) { return !words_of(line).empty(); };
  const auto here = lines.begin() + static_cast<std::ptrdiff_t>(at);
  const auto behind = std::find_if(here + 1, lines.end(), is_filled);
  const auto before = std::find_if(std::make_reverse_iterator(here), lines.rend(), is_filled);
  const bool small = behind != lines.end() && before != lines.rend() && starts_small(*behind);
  if (!small) return GoesOn::No;
  if (words_of(*before).ends_with(';')) return GoesOn::InAList;
  return ends_sentence(*before) ? GoesOn::No : GoesOn::InASentence;
}

/// A text that was copied page by page has the numbers of its pages in its lines: 1, 2, 3, and goes
/// on over some of them. They become form feeds. Where little stands between them, or semicolons
/// before them, they count the entries of a list.
std::string with_form_feeds(std::string_view text) {
  const std::vector<std::string_view> lines = parts_of(text, '\n');
  std::vector<std::size_t> numbered;
  int next = 0;  // number of a page
  bool goes_on = false;
  bool list = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int number = page_number_of(lines[i]);
    const bool first = numbered.empty() && (number == 1 || number == 2);
    if (number == 0 || !(first || number == next)) continue;
    numbered.push_back(i);
    next = number + 1;
    const GoesOn how = goes_on_over(lines, i);
    goes_on = goes_on || how == GoesOn::InASentence;
    list = list || how == GoesOn::InAList;
  }
  constexpr std::size_t kFewest = 2;
  constexpr std::size_t kFewestBytes = 250;  // a page
  const bool pages = numbered.size() >= kFewest && goes_on && !list &&
                     text.size() >= kFewestBytes * numbered.size();
  if (!pages) return std::string(text);
  std::string paged;
  std::size_t at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_number = at < numbered.size() && numbered[at] == i;
    if (i > 0) paged += '\n';
    paged += is_number ? "\f" : lines[i];
    at += is_number ? 1 : 0;
  }
  return paged;
}

}  // namespace

std::string clean_pages(std::string_view bytes) {
  std::string text;
  for (const std::string_view page : parts_of(bytes, '\f')) {
    if (page.data() != bytes.data()) text += '\f';
    text += clean_text(page);
  }
  return text;
}

PrintedText printed_text(std::string_view given, bool spaced) {
  PrintedText printed;
  const bool has_pages = spaced || given.find('\f') != std::string_view::npos;
  const std::string numbered = has_pages ? "" : with_form_feeds(given);
  const std::string_view text = has_pages ? given : numbered;
  std::vector<std::string_view> pages = parts_of(text, '\f');
  // The last page has its form feed too.
  if (pages.size() > 1 && words_of(pages.back()).find_first_not_of('\n') == std::string::npos) {
    pages.pop_back();
  }
  if (pages.size() < 2) {
    printed.unwrapped = unwrapped(pages.front(), spaced);
    return printed;
  }
  printed.page_count = static_cast<int>(pages.size());
  printed.unwrapped = unwrapped(without_running_lines(pages, printed.heads), spaced);
  const std::string& read = printed.unwrapped.text;
  std::size_t line = 0;
  std::size_t at = 0;
  for (const Span& paragraph : paragraphs(read)) {
    line += static_cast<std::size_t>(
        std::count(read.begin() + static_cast<std::ptrdiff_t>(at),
                   read.begin() + static_cast<std::ptrdiff_t>(paragraph.begin), '\n'));
    at = paragraph.begin;
    printed.pages.push_back(printed.unwrapped.pages[line]);
  }
  return printed;
}

}  // namespace rostrum
