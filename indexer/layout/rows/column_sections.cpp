#include "indexer/layout/rows/column_sections.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "indexer/layout/rows/side_heads.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

bool is_bold(const Words& words) {
  return std::all_of(words.begin(), words.end(), [](const PageWord* word) { return word->bold; });
}

/// Rows with which columns begin below a heading in the first of them.
std::vector<std::size_t> headings(const std::vector<Row>& rows, const Gutter& gutter,
                                  bool right_to_left) {
  constexpr std::size_t kLongest = 2;
  constexpr double kRoom = 1.8;  // steps, in the second column
  constexpr double kSameEnd = 1.3;
  constexpr double kShorter = 2.6;
  constexpr double kSurely = 2.8;
  constexpr double kApart = 1.2;
  std::vector<Words> first(rows.size());
  std::vector<Words> second(rows.size());
  std::vector<double> steps;
  std::size_t last_second = gutter.end;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    first[i] = side_of(rows[i], gutter, !right_to_left);
    second[i] = side_of(rows[i], gutter, right_to_left);
    if (second[i].empty()) continue;
    if (last_second < i) steps.push_back(rows[i].middle - rows[last_second].middle);
    last_second = i;
  }
  std::vector<std::size_t> found;
  if (steps.empty()) return found;
  const auto middle = steps.begin() + static_cast<long>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  const double step = *middle;
  std::size_t last_first = gutter.end;
  last_second = gutter.end;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    const bool alone = second[i].empty() && last_first < i && last_second < i;
    std::size_t next = i;
    while (alone && next < gutter.end && second[next].empty()) ++next;
    if (alone && next < gutter.end && next - i <= kLongest && !first[next].empty()) {
      const double room = rows[next].middle - rows[last_second].middle;
      const double longer = rows[last_first].middle - rows[last_second].middle;
      const bool ended = room > kRoom * step && longer > -kShorter * step &&
                         (longer < kSameEnd * step || room > kSurely * step);
      const bool apart = rows[i].middle - rows[last_first].middle > kApart * step ||
                         is_bold(first[i]) != is_bold(first[last_first]);
      if (ended && apart) found.push_back(i);
    }
    if (!first[i].empty()) last_first = i;
    if (!second[i].empty()) last_second = i;
  }
  return found;
}

/// The rows behind rules that cross the gutter.
std::set<std::size_t> rows_behind_rules(const std::vector<Row>& rows, const Gutter& gutter,
                                        const std::vector<Box>& rules) {
  constexpr double kBeyond = 20;  // points, on both sides
  std::set<std::size_t> found;
  for (const Box& rule : rules) {
    if (rule.width() < rule.height() || rule.left > gutter.room.left - kBeyond ||
        rule.right < gutter.room.right + kBeyond) {
      continue;
    }
    std::size_t behind = gutter.begin;
    while (behind < gutter.end && rows[behind].middle < rule.middle()) ++behind;
    if (behind > gutter.begin && behind < gutter.end) found.insert(behind);
  }
  return found;
}

}  // namespace

std::vector<Section> sections_of(const std::vector<Row>& rows, const Gutter& gutter,
                                 bool right_to_left, const std::vector<Box>& rules) {
  constexpr std::size_t kMostOfTable = 3;  // lines between two of its rules
  const std::set<std::size_t> ruled = rows_behind_rules(rows, gutter, rules);
  std::set<std::size_t> begins = ruled;
  begins.insert(gutter.begin);
  const std::vector<std::size_t> heads = gutter.heads_at_left
                                             ? first_rows_of_heads(rows, gutter)
                                             : headings(rows, gutter, right_to_left);
  begins.insert(heads.begin(), heads.end());
  std::vector<Section> sections;
  for (auto each = begins.begin(); each != begins.end(); ++each) {
    const auto next = std::next(each);
    const std::size_t end = next == begins.end() ? gutter.end : *next;
    const bool across = ruled.contains(*each) && ruled.contains(end) && end - *each <= kMostOfTable;
    // Rows of one table stay together.
    if (across && !sections.empty() && sections.back().across) {
      sections.back().end = end;
    } else {
      sections.push_back({.begin = *each, .end = end, .across = across});
    }
  }
  return sections;
}

}  // namespace rostrum
