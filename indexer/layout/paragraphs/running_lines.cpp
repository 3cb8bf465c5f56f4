#include "indexer/layout/paragraphs/running_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// Rows at the top and the foot of a page that may be a running head or foot.
constexpr std::size_t kEdgeRows = 4;
/// Points by which a head may move from page to page; on scans, which lie as they were laid.
constexpr double kSamePlace = 3;
constexpr double kSamePlaceOnScans = 16;
/// A line is compared with so many of its like before and behind, which keeps the time in
/// proportion to the pages.
constexpr std::size_t kLikeBeside = 50;
/// By how much its size may differ.
constexpr double kSameSize = 0.1;
constexpr double kSameSizeOnScans = 0.25;

/// What two heads have in common though their page numbers differ; blanks and tabs alike.
std::string without_numbers(std::string_view line) {
  std::string shape;
  for (const char32_t letter : lower_case(utf32(line))) {
    if (is_digit(letter)) {
      if (shape.empty() || shape.back() != '#') shape.push_back('#');
    } else if (is_blank(letter)) {
      if (!shape.empty() && shape.back() != ' ') shape.push_back(' ');
    } else {
      append_utf8(letter, shape);
    }
  }
  return shape;
}

/// The numbers in a line, in their order; none above 100,000.
std::vector<int> numbers_in(std::string_view line) {
  constexpr int kTooLarge = 100'000;
  std::vector<int> numbers;
  bool within = false;
  for (const char32_t letter : utf32(line)) {
    const int value = digit_value(letter);
    if (value >= 0) {
      if (!within) numbers.push_back(0);
      if (numbers.back() <= kTooLarge) numbers.back() = numbers.back() * 10 + value;
    }
    within = value >= 0;
  }
  return numbers;
}

/// The first of them; nullopt if there is none.
std::optional<int> number_in(std::string_view line) {
  const std::vector<int> numbers = numbers_in(line);
  return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

/// Of two lines that differ in their numbers alone: those that differ count the pages between them.
bool count_pages(std::string_view line, std::string_view other, int pages) {
  const std::vector<int> before = numbers_in(line);
  const std::vector<int> behind = numbers_in(other);
  bool counts = false;
  for (std::size_t i = 0; i < before.size() && i < behind.size(); ++i) {
    if (before[i] == behind[i]) continue;
    if (behind[i] - before[i] != pages) return false;
    counts = true;
  }
  return counts && before.size() == behind.size();
}

/// From one line of a page to the next, mostly; 0 if it has no two.
double usual_step(const PageLines& page) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < page.lines.size(); ++i) {
    const TextLine& line = page.lines[i];
    const double step = line.box.middle() - page.lines[i - 1].box.middle();
    if (line.column == page.lines[i - 1].column && step > kSamePlace) steps.push_back(step);
  }
  if (steps.empty()) return 0;
  const auto middle = steps.begin() + static_cast<long>((steps.size() - 1) / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

/// The size of most letters.
double size_of_body(const std::vector<PageLines>& pages) {
  std::map<double, std::size_t> letters;
  for (const PageLines& page : pages) {
    for (const TextLine& line : page.lines) letters[line.size] += line.text.size();
  }
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : most->first;
}

double step_of_fullest(const std::vector<PageLines>& pages) {
  return usual_step(*std::max_element(
      pages.begin(), pages.end(),
      [](const PageLines& a, const PageLines& b) { return a.lines.size() < b.lines.size(); }));
}

struct EdgeLine {
  std::size_t page = 0;  ///< index
  std::size_t line = 0;  ///< index on its page
  bool top = false;
  bool number = false;  ///< nothing but a page number
};

/// Lines of the few rows nearest to the upper and the lower edge.
std::vector<EdgeLine> edge_lines(const std::vector<PageLines>& pages) {
  std::vector<EdgeLine> edges;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const std::vector<TextLine>& lines = pages[page].lines;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].beside) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return lines[a].box.middle() < lines[b].box.middle();
    });
    const auto gather = [&](auto begin, auto end, bool top) {
      std::size_t rows = 0;
      double place = -1e9;
      for (auto each = begin; each != end; ++each) {
        const TextLine& line = lines[*each];
        if (std::abs(line.box.middle() - place) > kSamePlace) {
          if (++rows > kEdgeRows) break;
          place = line.box.middle();
        }
        edges.push_back({page, *each, top, is_page_number(line.text)});
      }
    };
    gather(order.begin(), order.end(), true);
    gather(order.rbegin(), order.rend(), false);
  }
  return edges;
}

/// A line at an edge has room beside the nearest line of the text, or another size than that has.
/// `running`: by page and line, what is no text.
/// `step`: of the fullest page, since one of a few short paragraphs has more of the room between
/// them.
bool is_apart(const PageLines& page, double step, const EdgeLine& edge,
              const std::set<std::pair<std::size_t, std::size_t>>& running) {
  constexpr double kApart = 1.3;
  constexpr double kOtherSize = 0.08;
  const TextLine& line = page.lines[edge.line];
  const TextLine* nearest = nullptr;
  const auto away = [&](const TextLine& other) {
    return edge.top ? other.box.middle() - line.box.middle()
                    : line.box.middle() - other.box.middle();
  };
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const TextLine& other = page.lines[i];
    if (other.beside || away(other) < kSamePlace || running.contains({edge.page, i})) continue;
    if (nearest == nullptr || away(other) < away(*nearest)) nearest = &other;
  }
  if (nearest == nullptr) return true;
  if (std::abs(nearest->size - line.size) > kOtherSize * line.size) return true;
  return away(*nearest) > kApart * std::min(step, usual_step(page));
}

/// Left pages may have a head of their own, and a document too few pages to show it twice: it
/// stands apart where the pages before and behind have one that they share.
void add_alternate_heads(const std::vector<PageLines>& pages, const std::vector<EdgeLine>& edges,
                         double step, std::set<std::pair<std::size_t, std::size_t>>& running) {
  const auto line_of = [&](const EdgeLine& edge) -> const TextLine& {
    return pages[edge.page].lines[edge.line];
  };
  const auto head_beside = [&](const EdgeLine& edge, std::size_t page) -> const TextLine* {
    const auto first = std::lower_bound(
        edges.begin(), edges.end(), page,
        [](const EdgeLine& each, std::size_t of_page) { return each.page < of_page; });
    for (auto at = first; at != edges.end() && at->page == page; ++at) {
      const EdgeLine& other = *at;
      if (other.top != edge.top || other.number) continue;
      const TextLine& line = line_of(other);
      const bool same = std::abs(line.box.middle() - line_of(edge).box.middle()) < kSamePlace &&
                        std::abs(line.size - line_of(edge).size) < kSameSize * line.size;
      if (same && running.contains({other.page, other.line})) return &line;
    }
    return nullptr;
  };
  std::vector<const EdgeLine*> found;
  for (const EdgeLine& edge : edges) {
    if (edge.page == 0 || edge.page + 1 >= pages.size()) continue;
    if (edge.number || running.contains({edge.page, edge.line})) continue;
    const TextLine* before = head_beside(edge, edge.page - 1);
    const TextLine* behind = head_beside(edge, edge.page + 1);
    if (before == nullptr || behind == nullptr || before->text != behind->text) continue;
    if (is_apart(pages[edge.page], step, edge, running)) found.push_back(&edge);
  }
  for (const EdgeLine* edge : found) running.insert({edge->page, edge->line});
}

/// The number of a document's only page: nothing but "1" or its like, in the margin, far from all
/// else.
void drop_lone_number(PageLines& page) {
  constexpr double kMargin = 0.22;  // of the page's height
  constexpr double kFar = 2.5;      // sizes of its letters
  const auto lone = [&](const TextLine& line) {
    if (line.beside || !is_page_number(line.text) || number_in(line.text) != 1) return false;
    const bool top = line.box.bottom < kMargin * page.height;
    const bool foot = line.box.top > (1 - kMargin) * page.height;
    if (!top && !foot) return false;
    return std::all_of(page.lines.begin(), page.lines.end(), [&](const TextLine& other) {
      if (&other == &line || other.beside) return true;
      const double room = top ? other.box.top - line.box.bottom : line.box.top - other.box.bottom;
      return room > kFar * line.size;
    });
  };
  const auto number = std::find_if(page.lines.begin(), page.lines.end(), lone);
  if (number != page.lines.end() && page.lines.size() > 1) page.lines.erase(number);
}

}  // namespace

bool is_page_number(std::string_view line) {
  constexpr std::u32string_view kWords[] = {U"page", U"pag.",  U"página", U"pagina", U"страница",
                                            U"стр.", U"seite", U"p.",     U"صفحة",   U"الصفحة",
                                            U"第",   U"頁",    U"页"};
  std::u32string text = lower_case(utf32(line));
  const auto trim = [&] {
    while (!text.empty() && is_blank(text.front())) text.erase(text.begin());
    while (!text.empty() && is_blank(text.back())) text.pop_back();
  };
  trim();
  for (const std::u32string_view word : kWords) {
    if (text.starts_with(word)) {
      text.erase(0, word.size());
      break;
    }
  }
  if (text.ends_with(U"页") || text.ends_with(U"頁")) text.pop_back();
  trim();
  constexpr std::size_t kLongest = 16;
  if (text.empty() || text.size() > kLongest) return false;
  const bool roman = text.size() <= 5 && text.find_first_not_of(U"ivx") == std::u32string::npos;
  if (roman) return true;
  constexpr std::u32string_view kBetween[] = {U" of ",  U" de ", U" из ",
                                              U" sur ", U" من ", U" von "};
  for (const std::u32string_view word : kBetween) {
    const std::size_t at = text.find(word);
    if (at != std::u32string::npos) text.replace(at, word.size(), U"/");
  }
  bool digit = false;
  int in_row = 0;
  for (const char32_t letter : text) {
    if (is_digit(letter)) {
      digit = true;
      if (++in_row > 3) return false;  // a year stands for itself
      continue;
    }
    in_row = 0;
    constexpr std::u32string_view kMarks = U" -/|[]()–—‐‑−·•";
    if (kMarks.find(letter) == std::u32string_view::npos) return false;
  }
  return digit;
}

std::string take_running_lines(std::vector<PageLines>& pages) {
  if (pages.size() == 1) drop_lone_number(pages.front());
  if (pages.size() < 2) return "";
  const std::vector<EdgeLine> edges = edge_lines(pages);
  const auto line_of = [&](const EdgeLine& edge) -> const TextLine& {
    return pages[edge.page].lines[edge.line];
  };
  constexpr double kLargest = 1.05;
  const double body = size_of_body(pages);
  // The same words at the same place on another page.
  std::map<std::string, std::vector<const EdgeLine*>> alike;
  for (const EdgeLine& edge : edges) alike[without_numbers(line_of(edge).text)].push_back(&edge);
  const auto runs_with = [&](const EdgeLine& a, const EdgeLine& b) {
    if (a.page == b.page || a.top != b.top) return false;
    const TextLine& one = line_of(a);
    const TextLine& other = line_of(b);
    const double from_top = one.box.middle() - other.box.middle();
    const double from_foot = from_top - pages[a.page].height + pages[b.page].height;
    const bool scanned = one.recognised || other.recognised;
    const double near = scanned ? kSamePlaceOnScans : kSamePlace;
    if (std::min(std::abs(from_top), std::abs(from_foot)) > near) return false;
    const double off = (scanned ? kSameSizeOnScans : kSameSize) * one.size;
    if (std::abs(one.size - other.size) > off) return false;
    if (!a.number && one.text == other.text) return true;
    if (numbers_in(one.text).empty()) return a.number;  // roman numerals
    // Headings in large letters may be counted as well, each on a page of its own.
    if (!a.number && one.size > kLargest * body) return false;
    // Numbers that differ count pages, or the line is text that happens to look alike.
    return count_pages(one.text, other.text, static_cast<int>(b.page) - static_cast<int>(a.page));
  };
  std::set<std::pair<std::size_t, std::size_t>> running;
  std::vector<const EdgeLine*> doubtful;
  for (const auto& [shape, which] : alike) {
    for (std::size_t i = 0; i < which.size(); ++i) {
      std::set<std::size_t> others;
      const std::size_t end = std::min(which.size(), i + kLikeBeside);
      for (std::size_t k = i - std::min(i, kLikeBeside); k < end && others.size() < 2; ++k) {
        if (runs_with(*which[i], *which[k])) others.insert(which[k]->page);
      }
      if (others.empty()) continue;
      running.insert({which[i]->page, which[i]->line});
      // What comes back on two pages alone may be said twice, and stand there by chance.
      if (others.size() < 2 && !which[i]->number) doubtful.push_back(which[i]);
    }
  }
  const double step = step_of_fullest(pages);
  std::set<std::pair<std::size_t, std::size_t>> said;
  for (const EdgeLine* edge : doubtful) {
    if (!is_apart(pages[edge->page], step, *edge, running)) said.insert({edge->page, edge->line});
  }
  std::erase_if(running, [&](const auto& place) { return said.contains(place); });
  add_alternate_heads(pages, edges, step, running);
  // A number by itself, in the outermost row, that is the page's own.
  for (const EdgeLine& edge : edges) {
    if (!edge.number) continue;
    const auto number = number_in(line_of(edge).text);
    const double place = line_of(edge).box.middle();
    const bool outermost = std::none_of(
        pages[edge.page].lines.begin(), pages[edge.page].lines.end(), [&](const TextLine& line) {
          return !line.beside && (edge.top ? line.box.middle() < place - kSamePlace
                                           : line.box.middle() > place + kSamePlace);
        });
    if (number && *number == static_cast<int>(edge.page) + 1 && outermost) {
      running.insert({edge.page, edge.line});
    }
  }
  // A head has nothing above it that stays, and a foot nothing below.
  const std::set<std::pair<std::size_t, std::size_t>> alike_lines = std::move(running);
  running.clear();
  for (const EdgeLine& edge : edges) {
    if (!alike_lines.contains({edge.page, edge.line})) continue;
    const std::vector<TextLine>& lines = pages[edge.page].lines;
    const double place = lines[edge.line].box.middle();
    bool outermost = true;
    for (std::size_t i = 0; i < lines.size() && outermost; ++i) {
      const bool beyond = edge.top ? lines[i].box.middle() < place - kSamePlace
                                   : lines[i].box.middle() > place + kSamePlace;
      outermost = !beyond || lines[i].beside || alike_lines.contains({edge.page, i});
    }
    if (outermost) running.insert({edge.page, edge.line});
  }
  // What runs beside the text, or across it, at one place on several pages is read on the first.
  for (std::size_t page = 1; page < pages.size(); ++page) {
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) {
      const TextLine& line = pages[page].lines[i];
      if (!line.beside) continue;
      for (std::size_t earlier = 0; earlier < page; ++earlier) {
        const bool seen = std::any_of(
            pages[earlier].lines.begin(), pages[earlier].lines.end(), [&](const TextLine& other) {
              return other.beside && other.text == line.text &&
                     std::abs(other.box.middle() - line.box.middle()) < kSamePlace;
            });
        if (seen) running.insert({page, i});
      }
    }
  }
  std::string first_page;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    std::vector<TextLine>& lines = pages[page].lines;
    std::vector<TextLine> kept;
    kept.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!running.contains({page, i})) {
        kept.push_back(std::move(lines[i]));
      } else if (page == 0 && !is_page_number(lines[i].text)) {
        first_page += lines[i].text + '\n';
      }
    }
    lines = std::move(kept);
  }
  return first_page;
}

}  // namespace rostrum
