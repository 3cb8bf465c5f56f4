#include "indexer/layout/rows/table_gutters.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace rostrum {
namespace {

/// All distances are in sizes of the letters.
constexpr double kNarrowestGutter = 0.2;
/// From here on, and over so many usual blanks, a gutter needs no line-up of what stands behind it.
constexpr double kGutter = 0.6;
constexpr double kOverBlank = 1.7;
constexpr double kWidestBlank = 0.9;
/// Rows of a table are no farther apart.
constexpr double kFarthestRow = 5;
/// Nothing that is longer is looked at as one table.
constexpr std::size_t kMostLines = 200;

std::vector<Interval> common(const std::vector<Interval>& one, const std::vector<Interval>& other,
                             double least) {
  std::vector<Interval> both;
  for (const Interval& a : one) {
    for (const Interval& b : other) {
      const Interval each{std::max(a.left, b.left), std::min(a.right, b.right)};
      if (each.width() >= least) both.push_back(each);
    }
  }
  return both;
}

/// Behind a gutter as narrow as a blank all cells begin at one place, as words of lines never do
/// that happen to stand below each other.
bool is_gutter(const std::vector<Row>& rows, std::size_t begin, std::size_t end,
               const Interval& gutter, double blank) {
  constexpr double kSharp = 0.08;
  constexpr std::size_t kFewest = 4;
  constexpr std::size_t kFewestOfNarrow = 6;
  std::size_t from_left = 0;
  std::size_t from_right = 0;
  std::size_t off_left = 0;
  std::size_t off_right = 0;
  std::size_t words_before = 0;
  std::size_t words_behind = 0;
  std::size_t apart = 0;
  std::set<std::u32string> pairs;  // what comes back in many rows lines up by itself
  double size = kFar;
  for (std::size_t r = begin; r < end; ++r) {
    size = std::min(size, rows[r].size);
    const double near = kSharp * rows[r].size;
    const PageWord* before = nullptr;
    const PageWord* behind = nullptr;
    for (const PageWord* word : rows[r].words) {
      if (word->box.right <= gutter.left + 0.01) before = word;
      if (behind == nullptr && word->box.left >= gutter.right - 0.01) behind = word;
    }
    // Between words of one line there is a blank and no more.
    const bool together =
        before != nullptr && behind != nullptr &&
        behind->box.left - before->box.right < std::max(rows[r].size, kOverBlank * blank);
    apart += together ? 0 : 1;
    if (together) pairs.insert(before->text + U' ' + behind->text);
    words_before += before != nullptr ? 1 : 0;
    words_behind += behind != nullptr ? 1 : 0;
    // A cell may be empty: the next word belongs to another column.
    constexpr double kElsewhere = 3;
    if (behind != nullptr && behind->box.left - gutter.right < kElsewhere * rows[r].size) {
      ++(behind->box.left - gutter.right < near ? from_left : off_left);
    }
    if (before != nullptr && gutter.left - before->box.right < kElsewhere * rows[r].size) {
      ++(gutter.left - before->box.right < near ? from_right : off_right);
    }
  }
  if (gutter.width() >= std::max(kSureGutter * size, kOverBlank * blank)) return true;
  const bool wide = gutter.width() >= std::max(kGutter * size, kOverBlank * blank);
  if (wide && std::min(words_before, words_behind) >= kFewest) return true;
  if (3 * apart < end - begin || 2 * pairs.size() < end - begin - apart) return false;
  const std::size_t least = wide ? kFewest : kFewestOfNarrow;
  return (from_left >= least && off_left == 0) || (from_right >= least && off_right == 0);
}

}  // namespace

double usual_blank(const std::vector<Row>& rows) {
  std::vector<double> blanks;
  for (const Row& row : rows) {
    for (std::size_t i = 1; i < row.words.size(); ++i) {
      const double blank = row.words[i]->box.left - row.words[i - 1]->box.right;
      if (blank > 0.1 * row.size) blanks.push_back(std::min(blank, kWidestBlank * row.size));
    }
  }
  if (blanks.empty()) return 0;
  const auto third = blanks.begin() + static_cast<long>(blanks.size() / 3);
  std::nth_element(blanks.begin(), third, blanks.end());
  return *third;
}

Stretch stretch_from(const std::vector<Row>& rows, std::size_t begin, double blank) {
  constexpr std::size_t kFewest = 3;
  constexpr double kWide = 1.2;
  Stretch best;
  std::vector<Interval> room = room_in(rows[begin], 0);
  for (std::size_t r = begin + 1; r < rows.size() && r < begin + kMostLines; ++r) {
    const double size = std::min(rows[r].size, rows[r - 1].size);
    if (rows[r].middle - rows[r - 1].middle > kFarthestRow * size) break;
    room = common(room, room_in(rows[r], 0), kNarrowestGutter * size);
    const std::size_t count = r + 1 - begin;
    Stretch found{.end = r + 1, .gutters = {}};
    const auto weigh = [&](const Interval& gutter) {
      found.weight += static_cast<double>(count) * std::min(gutter.width(), kWide * size);
    };
    for (const Interval& each : room) {
      if (each.is_between()) weigh(each);
    }
    if (found.weight <= 0 && count > kFewest) break;
    if (count < kFewest || found.weight <= best.weight) continue;
    found.weight = 0;
    for (const Interval& each : room) {
      if (!each.is_between() || !is_gutter(rows, begin, r + 1, each, blank)) continue;
      found.gutters.push_back(each);
      weigh(each);
    }
    if (found.weight > best.weight) best = std::move(found);
  }
  return best;
}

void prune(const std::vector<Row>& rows, std::size_t begin, Stretch& stretch) {
  std::vector<Interval>& gutters = stretch.gutters;
  while (gutters.size() > 1) {
    std::vector<std::size_t> lines(gutters.size() + 1);
    for (std::size_t r = begin; r < stretch.end; ++r) {
      std::size_t last = lines.size();
      for (const PageWord* word : rows[r].words) {
        std::size_t c = 0;
        while (c < gutters.size() && word->box.left >= gutters[c].right - 0.01) ++c;
        if (c != last) ++lines[c];
        last = c;
      }
    }
    const auto few = std::min_element(lines.begin(), lines.end());
    if (*few > 1) return;
    const auto c = static_cast<std::size_t>(few - lines.begin());
    const bool left = c == gutters.size() || (c > 0 && gutters[c - 1].width() < gutters[c].width());
    gutters.erase(gutters.begin() + static_cast<long>(left ? c - 1 : c));
  }
}

}  // namespace rostrum
