#include "indexer/layout/rows/page_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "indexer/layout/rows/row_room.hpp"
#include "indexer/layout/rows/table_rows.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// A gutter is at least so wide, in heights of the letters; a narrow one must run along more rows.
constexpr double kNarrowestGutter = 0.7;
constexpr double kSureGutter = 1.2;
constexpr std::size_t kFewestRows = 3;
constexpr std::size_t kFewestRowsOfNarrow = 6;
/// Of a line of running text: more than a cell has.
constexpr std::size_t kFewestLetters = 12;
/// Share of lines at the height of one on the other side, in columns that are set each by itself.
constexpr double kOutOfStep = 0.5;
/// Pages nest no deeper: three columns in one of two is a lot.
constexpr int kDeepest = 6;

/// A gutter, and the rows that it parts.
struct Gutter {
  Interval room;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t left_rows = 0;
  std::size_t right_rows = 0;

  /// By rows, and those narrower than `wide` by their width too: a line above columns may happen to
  /// have a blank over their gutter.
  [[nodiscard]] double weight(double wide) const {
    return static_cast<double>(end - begin) * std::min(room.width(), wide);
  }
};

/// Letters, wide ones counted twice: they say as much.
std::size_t weight(const Words& words) {
  std::size_t letters = 0;
  for (const PageWord* word : words) {
    for (const char32_t letter : word->text) letters += is_wide(letter) ? 2 : 1;
    ++letters;
  }
  return letters;
}

/// What stands on one side of a gutter.
struct SideOfGutter {
  std::vector<Words> lines;
  std::vector<double> middles;
  double left = kFar;
  double right = -kFar;
  double size = 0;

  void add(const Row& row, bool is_left, const Interval& gutter) {
    Words line;
    for (const PageWord* word : row.words) {
      if ((word->box.right <= gutter.left + 0.01) == is_left) line.push_back(word);
    }
    if (line.empty()) return;
    for (const PageWord* word : line) {
      left = std::min(left, word->box.left);
      right = std::max(right, word->box.right);
      size = std::max(size, word->size);
    }
    middles.push_back(row.middle);
    lines.push_back(std::move(line));
  }

  /// Most lines fill their column, with more than a cell's few letters.
  [[nodiscard]] bool is_text() const {
    std::size_t full = 0;
    std::size_t letters = 0;
    for (const Words& line : lines) {
      full += line.back()->box.right - line.front()->box.left >= 0.7 * (right - left) ? 1 : 0;
      letters += weight(line);
    }
    return lines.size() >= kFewestRows && 2 * full >= lines.size() &&
           letters >= 2 * kFewestLetters * lines.size();
  }

  /// Lines of running text fill their column, and go on in small letters where the script has them;
  /// cells of a table do not.
  [[nodiscard]] bool is_prose() const {
    constexpr double kFull = 0.7;
    constexpr double kQuiteFull = 0.72;
    constexpr std::size_t kFewestWithoutCase = 5;
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
    if (has_case) return 2 * full >= lines.size() && 4 * small >= lines.size();
    return lines.size() >= kFewestWithoutCase && 10 * quite_full >= 6 * lines.size() &&
           letters >= kFewestLetters * lines.size() * 4 / 3;
  }

  /// Share of lines that begin, or end, at one place. A page number below them does not count more
  /// than each of them.
  [[nodiscard]] double aligned() const {
    const auto most_at_one = [&](auto edge_of) {
      std::size_t most = 0;
      for (const Words& line : lines) {
        const double edge = edge_of(line);
        most = std::max(most, static_cast<std::size_t>(std::count_if(
                                  lines.begin(), lines.end(), [&](const Words& other) {
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
};

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

/// The gutter along most rows. REQUIRES: rows.
std::optional<Gutter> widest_gutter(const std::vector<Row>& rows, bool right_to_left) {
  const double wide = kSureGutter * usual_size(rows);
  std::vector<Gutter> open;
  std::optional<Gutter> best;
  const auto close = [&](Gutter gutter, std::size_t end) {
    gutter.end = end;
    if (std::min(gutter.left_rows, gutter.right_rows) < kFewestRows) return;
    trim(rows, gutter, right_to_left);
    if (gutter.end - gutter.begin < kFewestRows) return;
    if (best && gutter.weight(wide) <= best->weight(wide)) return;
    if (parts_columns(rows, gutter, right_to_left)) best = gutter;
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
      const bool known = std::any_of(next.begin(), next.end(), [&](const Gutter& gutter) {
        return std::abs(gutter.room.left - each.left) < 0.01 &&
               std::abs(gutter.room.right - each.right) < 0.01;
      });
      if (known) continue;
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

void split(const Words& all, bool right_to_left, int depth, TableRows& tables,
           std::vector<Words>& into) {
  if (all.empty()) return;
  const Words words = tables.joined(all);
  const std::vector<Row> rows = rows_of(words);
  const auto gutter = depth < kDeepest ? widest_gutter(rows, right_to_left) : std::nullopt;
  if (!gutter) {
    into.push_back(words);
    return;
  }
  Words above;
  Words left;
  Words right;
  Words below;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const PageWord* word : rows[i].words) {
      if (i < gutter->begin) {
        above.push_back(word);
      } else if (i >= gutter->end) {
        below.push_back(word);
      } else {
        (word->box.right <= gutter->room.left + 0.01 ? left : right).push_back(word);
      }
    }
  }
  split(above, right_to_left, depth + 1, tables, into);
  split(right_to_left ? right : left, right_to_left, depth + 1, tables, into);
  split(right_to_left ? left : right, right_to_left, depth + 1, tables, into);
  split(below, right_to_left, depth + 1, tables, into);
}

/// Words between two rows that touch a word of one of them are of that row: raised figures, those
/// below the line, letters that a mark has lifted. Lines are never so close.
void join_raised(std::vector<Row>& rows) {
  constexpr double kFarthest = 0.62;
  constexpr double kTouching = 0.3;
  const auto take = [&](Row& few, Row& many) {
    if (few.words.size() > many.words.size()) return;
    if (std::abs(few.middle - many.middle) > kFarthest * std::max(few.size, many.size)) return;
    std::vector<const PageWord*> moved;
    std::erase_if(few.words, [&](const PageWord* word) {
      double nearest = kFar;
      for (const PageWord* other : many.words) {
        const double gap =
            std::max(word->box.left - other->box.right, other->box.left - word->box.right);
        nearest = std::min(nearest, gap);
      }
      // Not over or under another word.
      const bool touches =
          nearest < kTouching * many.size && nearest > -0.1 * std::max(few.size, many.size);
      if (touches) moved.push_back(word);
      return touches;
    });
    many.words.insert(many.words.end(), moved.begin(), moved.end());
  };
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    take(rows[i], rows[i + 1]);
    take(rows[i + 1], rows[i]);
  }
  std::erase_if(rows, [](const Row& row) { return row.words.empty(); });
}

}  // namespace

std::vector<Row> rows_of(const Words& words) {
  Words sorted = words;
  std::stable_sort(sorted.begin(), sorted.end(), [](const PageWord* a, const PageWord* b) {
    return a->box.middle() < b->box.middle();
  });
  // Words of one row have their middles at about one height, whatever their size.
  constexpr double kWithin = 0.36;
  constexpr std::size_t kLookBack = 3;
  std::vector<Row> rows;
  for (const PageWord* word : sorted) {
    Row* best = nullptr;
    double nearest = kFar;
    const std::size_t first = rows.size() > kLookBack ? rows.size() - kLookBack : 0;
    for (std::size_t i = first; i < rows.size(); ++i) {
      const double off = std::abs(rows[i].middle - word->box.middle());
      if (off <= kWithin * std::min(rows[i].size, word->size) && off < nearest) {
        nearest = off;
        best = &rows[i];
      }
    }
    if (best == nullptr) {
      rows.push_back({word->box.middle(), word->size, {word}});
      continue;
    }
    best->words.push_back(word);
    if (word->size > best->size) {
      best->size = word->size;
      best->middle = word->box.middle();
    }
  }
  join_raised(rows);
  for (Row& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(), [](const PageWord* a, const PageWord* b) {
      return a->box.left < b->box.left;
    });
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.middle < b.middle; });
  return rows;
}

std::vector<Words> columns_of(const Words& words, bool right_to_left, TableRows& tables) {
  std::vector<Words> columns;
  split(words, right_to_left, 0, tables, columns);
  return columns;
}

}  // namespace rostrum
