#include "indexer/layout/rows/column_gutters.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "indexer/layout/rows/gutter_sides.hpp"
#include "indexer/layout/rows/side_heads.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// A gutter is at least so wide, in heights of the letters; a narrow one must run along more rows.
constexpr double kNarrowestGutter = 0.7;
constexpr std::size_t kFewestRowsOfNarrow = 6;
/// Share of lines at the height of one on the other side, in columns that are set each by itself.
constexpr double kOutOfStep = 0.5;

/// Points.
constexpr double kNear = 3;

/// Share of the lines of one side that stand at the height of a line of the other.
double share_in_step(const SideOfGutter& one, const SideOfGutter& other) {
  std::size_t same = 0;
  for (const double middle : one.middles) {
    same += std::any_of(other.middles.begin(), other.middles.end(),
                        [&](double each) { return std::abs(each - middle) < 0.05 * one.size; })
                ? 1
                : 0;
  }
  return one.middles.empty() ? 0
                             : static_cast<double>(same) / static_cast<double>(one.middles.size());
}

/// A gutter parts columns of text, or blocks that have nothing to do with each other; within a
/// table, a list with its numbers, or a letterhead of one line it does not.
bool parts_columns(const std::vector<Row>& rows, const Gutter& gutter, bool right_to_left) {
  SideOfGutter left;
  SideOfGutter right;
  double size = 0;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    left.add(rows[i], true, gutter.room);
    right.add(rows[i], false, gutter.room);
    size = std::max(size, rows[i].size);
  }
  left.keep_nearest(true);
  right.keep_nearest(false);
  if (left.lines.size() < kFewestRows || right.lines.size() < kFewestRows) return false;
  const bool narrow = gutter.room.width() < kSureGutter * size;
  if (narrow && std::min(left.lines.size(), right.lines.size()) < kFewestRowsOfNarrow) return false;
  // Blanks that happen to stand below each other have ragged edges.
  constexpr double kMostly = 0.6;
  const SideOfGutter& second = right_to_left ? left : right;
  if (second.aligned() < kMostly) return false;
  if (left.is_prose() && right.is_prose()) return true;
  // Rows of tables are in step.
  const bool apart =
      share_in_step(left, right) < kOutOfStep && share_in_step(right, left) < kOutOfStep;
  if (apart && left.is_text() && right.is_text()) return true;
  // A strip beside the text, in its own step or its own size.
  constexpr double kInStep = 0.5;
  constexpr double kOtherSize = 1.12;
  const SideOfGutter& few = left.lines.size() < right.lines.size() ? left : right;
  const SideOfGutter& many = left.lines.size() < right.lines.size() ? right : left;
  if (!many.is_prose()) return false;
  // More than numbers of lines or paragraphs.
  std::size_t letters = 0;
  for (const Words& line : few.lines) {
    for (const PageWord* word : line) {
      letters +=
          static_cast<std::size_t>(std::count_if(word->text.begin(), word->text.end(), is_letter));
    }
  }
  constexpr std::size_t kLetters = 3;
  if (letters < kLetters * few.lines.size()) return false;
  const double ratio = few.size / many.size;
  return share_in_step(few, many) < kInStep || ratio > kOtherSize || ratio < 1 / kOtherSize;
}

/// Drops rows at both ends where only one side has words, unless they follow in step.
void trim(const std::vector<Row>& rows, Gutter& gutter, bool right_to_left) {
  const auto sides = [&](const Row& row) {
    const bool left = row.words.front()->box.right <= gutter.room.left + 0.01;
    const bool right = row.words.back()->box.left >= gutter.room.right - 0.01;
    return (left ? 1 : 0) + (right ? 2 : 0);
  };
  std::size_t first = gutter.begin;
  std::size_t last = gutter.end;
  // Rows of the two columns alternate where these are not in step: any row with the other side's
  // nearest neighbour counts.
  const auto both_near = [&](std::size_t i) {
    int seen = sides(rows[i]);
    if (i > gutter.begin) seen |= sides(rows[i - 1]);
    if (i + 1 < gutter.end) seen |= sides(rows[i + 1]);
    return seen == 3;
  };
  while (first < last && !both_near(first)) ++first;
  while (last > first && !both_near(last - 1)) --last;
  if (first >= last) {
    gutter.end = gutter.begin;
    return;
  }
  // What follows closely below, on one side alone, is the longer column's.
  double step = rows[first].size;
  for (const int side : {1, 2}) {
    std::vector<double> steps;
    double before = -kFar;
    for (std::size_t i = first; i < last; ++i) {
      if ((sides(rows[i]) & side) == 0) continue;
      if (before > -kFar) steps.push_back(rows[i].middle - before);
      before = rows[i].middle;
    }
    if (steps.empty()) continue;
    const auto middle = steps.begin() + static_cast<long>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    step = std::max(step, *middle);
  }
  // A line over the second column alone, more than a step above both, is of what stands over them:
  // the room above a paragraph that begins the first column is not so large.
  constexpr double kAbove = 1.3;
  const int second = right_to_left ? 1 : 2;
  while (first < last && sides(rows[first]) == second) {
    std::size_t next = first + 1;
    while (next < last && sides(rows[next]) == second) ++next;
    if (next == last || rows[next].middle - rows[first].middle < kAbove * step) break;
    ++first;
  }
  constexpr double kClose = 1.5;
  constexpr double kNextParagraph = 2.4;
  constexpr double kFull = 0.7;
  double left = kFar;
  double right = -kFar;
  for (std::size_t i = first; i < last; ++i) {
    left = std::min(left, rows[i].words.front()->box.left);
    right = std::max(right, rows[i].words.back()->box.right);
  }
  const auto follows = [&](std::size_t i) {
    const double step_here = rows[i].middle - rows[i - 1].middle;
    if (step_here <= kClose * step) return true;
    // A paragraph that goes on in the longer column begins with a full line.
    const double width = rows[i].words.back()->box.right - rows[i].words.front()->box.left;
    const double column = sides(rows[i]) == 1 ? gutter.room.left - left : right - gutter.room.right;
    return step_here <= kNextParagraph * step && width >= kFull * column;
  };
  while (last < gutter.end && follows(last) && sides(rows[last]) != 0) ++last;
  gutter.begin = first;
  gutter.end = last;
}

double usual_size(const std::vector<Row>& rows) {
  std::vector<double> sizes;
  sizes.reserve(rows.size());
  for (const Row& row : rows) sizes.push_back(row.size);
  const auto middle = sizes.begin() + static_cast<long>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

/// From where to where the columns beside `gutter` reach: as those beside the `other` did, or to
/// another gutter that is known, where these rows are of columns between two.
Interval reach_between(const std::vector<Row>& rows, const Gutter& gutter, const KnownGutter& other,
                       const std::vector<KnownGutter>& known) {
  double left = kFar;
  double right = -kFar;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    left = std::min(left, rows[i].words.front()->box.left);
    right = std::max(right, rows[i].words.back()->box.right);
  }
  Interval reach{other.left, other.right};
  for (const KnownGutter& each : known) {
    const Interval& room = each.room;
    if (room.right <= left + kNear && room.right < other.room.left) {
      reach.left = std::max(reach.left, room.right);
    }
    if (room.left >= right - kNear && room.left > other.room.right) {
      reach.right = std::min(reach.right, room.left);
    }
  }
  return reach;
}

/// It has the room of a gutter that is known, and lines beside it fill the same columns: all but
/// the last of a paragraph.
bool is_known(const std::vector<Row>& rows, const Gutter& gutter,
              const std::vector<KnownGutter>& known) {
  constexpr double kFull = 0.8;
  return std::any_of(known.begin(), known.end(), [&](const KnownGutter& other) {
    if (other.heads_at_left) return false;
    if (gutter.room.left > other.room.left + kNear) return false;
    if (gutter.room.right < other.room.right - kNear) return false;
    const Interval reach = reach_between(rows, gutter, other, known);
    std::size_t lines = 0;
    std::size_t full = 0;
    for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
      for (const bool left : {true, false}) {
        const Words line = side_of(rows[i], gutter, left);
        if (line.empty()) continue;
        const double begin = left ? reach.left : other.room.right;
        const double end = left ? other.room.left : reach.right;
        if (line.front()->box.left < begin - kNear || line.back()->box.right > end + kNear) {
          return false;
        }
        ++lines;
        const double width = line.back()->box.right - line.front()->box.left;
        full += width > kFull * (end - begin) ? 1 : 0;
      }
    }
    return 2 * full >= lines;
  });
}

}  // namespace

Words side_of(const Row& row, const Gutter& gutter, bool left) {
  Words side;
  std::copy_if(
      row.words.begin(), row.words.end(), std::back_inserter(side),
      [&](const PageWord* word) { return (word->box.right <= gutter.room.left + 0.01) == left; });
  return side;
}

std::optional<Gutter> widest_gutter(const std::vector<Row>& rows, bool right_to_left,
                                    const std::vector<KnownGutter>& known) {
  const double wide = kSureGutter * usual_size(rows);
  std::vector<Gutter> open;
  std::optional<Gutter> best;
  const auto close = [&](Gutter gutter, std::size_t end) {
    gutter.end = end;
    const auto [few, most] = std::minmax({gutter.left_rows, gutter.right_rows});
    const bool many = few >= kFewestRows;
    const bool heads = few >= kFewestHeads && most >= kFewestRowsBesideHeads;
    if (few == 0 || (!many && !heads && known.empty())) return;
    trim(rows, gutter, right_to_left);
    if (gutter.end - gutter.begin < (many ? kFewestRows : 1)) return;
    if (best && gutter.weight(wide) <= best->weight(wide)) return;
    bool side_heads = false;
    if (heads) {
      gutter.heads_at_left = gutter.left_rows < gutter.right_rows;
      side_heads = has_side_heads(rows, gutter);
    }
    const bool columns = !side_heads && ((many && parts_columns(rows, gutter, right_to_left)) ||
                                         is_known(rows, gutter, known));
    if (!side_heads) gutter.heads_at_left = columns ? std::nullopt : known_heads(gutter, known);
    side_heads = gutter.heads_at_left.has_value();
    if (columns || side_heads) {
      best = gutter;
    }
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double least = kNarrowestGutter * rows[i].size;
    const std::vector<Interval> room = room_in(rows[i], least);
    std::vector<Gutter> next;
    for (const Gutter& gutter : open) {
      bool goes_on = false;
      for (const Interval& each : room) {
        Gutter narrowed = gutter;
        narrowed.room = {std::max(gutter.room.left, each.left),
                         std::min(gutter.room.right, each.right)};
        if (narrowed.room.width() < least) continue;
        goes_on = true;
        narrowed.left_rows += rows[i].words.front()->box.right <= narrowed.room.left + 0.01 ? 1 : 0;
        narrowed.right_rows += rows[i].words.back()->box.left >= narrowed.room.right - 0.01 ? 1 : 0;
        next.push_back(narrowed);
      }
      if (!goes_on) close(gutter, i);
    }
    for (const Interval& each : room) {
      const bool open_already = std::any_of(next.begin(), next.end(), [&](const Gutter& gutter) {
        return std::abs(gutter.room.left - each.left) < 0.01 &&
               std::abs(gutter.room.right - each.right) < 0.01;
      });
      if (open_already) continue;
      next.push_back({.room = each,
                      .begin = i,
                      .left_rows = each.left > -kFar ? 1U : 0U,
                      .right_rows = each.right < kFar ? 1U : 0U});
    }
    // Each row starts a few; those that began first see most.
    constexpr std::size_t kMostOpen = 64;
    if (next.size() > kMostOpen) next.resize(kMostOpen);
    open = std::move(next);
  }
  for (const Gutter& gutter : open) close(gutter, rows.size());
  return best;
}

KnownGutter known_gutter(const std::vector<Row>& rows, const Gutter& gutter) {
  KnownGutter known{.room = gutter.room, .heads_at_left = gutter.heads_at_left};
  known.left = kFar;
  known.right = -kFar;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    known.left = std::min(known.left, rows[i].words.front()->box.left);
    for (const PageWord* word : rows[i].words) known.right = std::max(known.right, word->box.right);
  }
  return known;
}

}  // namespace rostrum
