#include "indexer/layout/rows/gutter_sides.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// Of a line of running text: more than a cell has.
constexpr std::size_t kFewestLetters = 12;

/// Letters, wide ones counted twice: they say as much.
std::size_t weight(const Words& words) {
  std::size_t letters = 0;
  for (const PageWord* word : words) {
    for (const char32_t letter : word->text) letters += is_wide(letter) ? 2 : 1;
    ++letters;
  }
  return letters;
}

}  // namespace

void SideOfGutter::add(const Row& row, bool is_left, const Interval& gutter) {
  Words line;
  for (const PageWord* word : row.words) {
    if ((word->box.right <= gutter.left + 0.01) == is_left) line.push_back(word);
  }
  if (!line.empty()) put(std::move(line), row.middle);
}

void SideOfGutter::put(Words line, double middle) {
  for (const PageWord* word : line) {
    left = std::min(left, word->box.left);
    right = std::max(right, word->box.right);
    size = std::max(size, word->size);
  }
  middles.push_back(middle);
  lines.push_back(std::move(line));
}

void SideOfGutter::keep_nearest(bool is_left) {
  struct Span {
    double from;
    double to;
  };
  std::vector<Span> spans;  // away from the gutter
  for (const Words& line : lines) {
    for (const PageWord* word : line) {
      const Box& box = word->box;
      spans.push_back(is_left ? Span{-box.right, -box.left} : Span{box.left, box.right});
    }
  }
  if (spans.empty()) return;
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.from < b.from; });
  double reached = spans.front().to;
  for (const Span& span : spans) {
    if (span.from - reached >= kSureGutter * size) break;
    reached = std::max(reached, span.to);
  }
  const SideOfGutter all = std::move(*this);
  *this = {};
  for (std::size_t i = 0; i < all.lines.size(); ++i) {
    Words line;
    for (const PageWord* word : all.lines[i]) {
      const double to = is_left ? -word->box.left : word->box.right;
      if (to <= reached + 0.01) line.push_back(word);
    }
    if (!line.empty()) put(std::move(line), all.middles[i]);
  }
}

bool SideOfGutter::is_text() const {
  std::size_t full = 0;
  std::size_t letters = 0;
  for (const Words& line : lines) {
    full += line.back()->box.right - line.front()->box.left >= 0.7 * (right - left) ? 1 : 0;
    letters += weight(line);
  }
  return lines.size() >= kFewestRows && 2 * full >= lines.size() &&
         letters >= 2 * kFewestLetters * lines.size();
}

bool SideOfGutter::is_prose() const {
  constexpr double kFull = 0.7;
  constexpr double kQuiteFull = 0.72;
  constexpr std::size_t kFewestWithoutCase = 5;
  constexpr std::size_t kFewestOfCapitals = 8;
  if (lines.size() < kFewestRows) return false;
  std::size_t full = 0;
  std::size_t quite_full = 0;
  std::size_t letters = 0;
  std::size_t small = 0;
  std::size_t cased = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double width = lines[i].back()->box.right - lines[i].front()->box.left;
    full += width >= kFull * (right - left) ? 1 : 0;
    quite_full += width >= kQuiteFull * (right - left) ? 1 : 0;
    letters += weight(lines[i]);
    const char32_t first = lines[i].front()->text.front();
    small += is_lower(first) ? 1 : 0;
    cased += is_lower(first) || is_upper(first) ? 1 : 0;
  }
  if (letters < kFewestLetters * lines.size()) return false;
  const bool has_case = 2 * cased >= lines.size();
  // In German every other line begins with a capital, and cells are not so full and so long.
  const bool filled = lines.size() >= kFewestOfCapitals && 10 * quite_full >= 8 * lines.size() &&
                      letters >= 2 * kFewestLetters * lines.size();
  if (has_case) return 2 * full >= lines.size() && (4 * small >= lines.size() || filled);
  return lines.size() >= kFewestWithoutCase && 10 * quite_full >= 6 * lines.size() &&
         letters >= kFewestLetters * lines.size() * 4 / 3;
}

double SideOfGutter::aligned() const {
  const auto most_at_one = [&](auto edge_of) {
    std::size_t most = 0;
    for (const Words& line : lines) {
      const double edge = edge_of(line);
      most = std::max(most, static_cast<std::size_t>(
                                std::count_if(lines.begin(), lines.end(), [&](const Words& other) {
                                  const double off = edge_of(other) - edge;
                                  return off >= 0 && off < 0.4 * size;
                                })));
    }
    return most;
  };
  if (lines.empty()) return 0;
  const std::size_t most =
      std::max(most_at_one([](const Words& line) { return line.front()->box.left; }),
               most_at_one([](const Words& line) { return line.back()->box.right; }));
  return static_cast<double>(most) / static_cast<double>(lines.size());
}

}  // namespace rostrum
