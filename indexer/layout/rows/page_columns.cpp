#include "indexer/layout/rows/page_columns.hpp"

#include <algorithm>
#include <cmath>

#include "indexer/layout/rows/column_gutters.hpp"
#include "indexer/layout/rows/column_sections.hpp"
#include "indexer/layout/rows/row_room.hpp"
#include "indexer/layout/rows/table_rows.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// Pages nest no deeper: three columns in one of two is a lot.
constexpr int kDeepest = 6;

/// Parts a page into stretches without columns within.
class Columns {
 public:
  Columns(bool right_to_left, TableRows& tables, const std::vector<Box>& rules,
          std::vector<KnownGutter>& known)
      : rtl_(right_to_left), tables_(tables), rules_(rules), known_(known) {}

  void split(const Words& all, int depth) {
    if (all.empty()) return;
    const Words words = tables_.joined(all);
    const std::vector<Row> rows = rows_of(words);
    const auto gutter = depth < kDeepest ? widest_gutter(rows, rtl_, known_) : std::nullopt;
    if (!gutter) {
      stretches_.push_back(words);
      return;
    }
    remember(known_gutter(rows, *gutter));
    const auto split_rows = [&](std::size_t begin, std::size_t end, const auto& words_in) {
      Words part;
      for (std::size_t i = begin; i < end; ++i) {
        const Words chosen = words_in(rows[i]);
        part.insert(part.end(), chosen.begin(), chosen.end());
      }
      split(part, depth + 1);
    };
    const auto whole = [](const Row& row) { return row.words; };
    const bool left_first = gutter->heads_at_left.value_or(!rtl_);
    const auto first = [&](const Row& row) { return side_of(row, *gutter, left_first); };
    const auto second = [&](const Row& row) { return side_of(row, *gutter, !left_first); };
    split_rows(0, gutter->begin, whole);
    for (const Section& section : sections_of(rows, *gutter, rtl_, rules_)) {
      if (section.across) {
        split_rows(section.begin, section.end, whole);
      } else {
        split_rows(section.begin, section.end, first);
        split_rows(section.begin, section.end, second);
      }
    }
    split_rows(gutter->end, rows.size(), whole);
  }

  [[nodiscard]] std::vector<Words> take() { return std::move(stretches_); }

 private:
  void remember(const KnownGutter& gutter) {
    constexpr std::size_t kMost = 16;
    constexpr double kSame = 1;  // point
    const bool known = std::any_of(known_.begin(), known_.end(), [&](const KnownGutter& other) {
      return std::abs(other.room.left - gutter.room.left) < kSame &&
             std::abs(other.room.right - gutter.room.right) < kSame;
    });
    if (!known && known_.size() < kMost) known_.push_back(gutter);
  }

  bool rtl_;
  TableRows& tables_;
  const std::vector<Box>& rules_;
  std::vector<KnownGutter>& known_;
  std::vector<Words> stretches_;
};

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

std::vector<Words> columns_of(const Words& words, bool right_to_left, TableRows& tables,
                              const std::vector<Box>& rules, std::vector<KnownGutter>& known) {
  Columns columns(right_to_left, tables, rules, known);
  columns.split(words, 0);
  return columns.take();
}

}  // namespace rostrum
