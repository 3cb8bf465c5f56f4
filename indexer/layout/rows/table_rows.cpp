#include "indexer/layout/rows/table_rows.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/layout/rows/drawn_words.hpp"
#include "indexer/layout/rows/ruled_tables.hpp"
#include "indexer/layout/rows/table_gutters.hpp"

namespace rostrum {
namespace {

/// Of rows, sorted.
std::vector<const PageWord*> words_in(const std::vector<DrawnRow>& rows) {
  std::vector<const PageWord*> words;
  for (const DrawnRow& row : rows) {
    for (const auto& cell : row.cells) {
      for (const auto& line : cell) words.insert(words.end(), line.begin(), line.end());
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

std::vector<const PageWord*> TableRows::with_ruled(const std::vector<const PageWord*>& words,
                                                   const std::vector<Box>& rules) {
  if (rules.empty()) return words;
  std::vector<DrawnRow> found = ruled_rows(words, rules);
  const std::vector<const PageWord*> taken = words_in(found);
  std::vector<const PageWord*> kept;
  std::copy_if(words.begin(), words.end(), std::back_inserter(kept), [&](const PageWord* word) {
    return !std::binary_search(taken.begin(), taken.end(), word);
  });
  for (DrawnRow& row : found) put(std::move(row), kept);
  return kept;
}

std::vector<const PageWord*> TableRows::joined(const std::vector<const PageWord*>& words) {
  const std::vector<Row> rows = rows_of(words);
  std::vector<const PageWord*> kept;
  kept.reserve(words.size());
  const double blank = usual_blank(rows);
  const auto from = [&](std::size_t r) {
    return r < rows.size() ? stretch_from(rows, r, blank) : Stretch{};
  };
  Stretch next = from(0);
  std::size_t text_end = 0;  // of columns of text
  for (std::size_t r = 0; r < rows.size();) {
    Stretch stretch = std::move(next);
    next = from(r + 1);
    // A line above a table may happen to keep out of some of its gutters.
    const bool better_below = next.weight > stretch.weight;
    std::vector<DrawnRow> found;
    if (!stretch.gutters.empty() && !better_below && r >= text_end) {
      prune(rows, r, stretch);
      GridRows grid = rows_of_grid(rows, r, stretch);
      found = std::move(grid.rows);
      if (found.empty() && grid.is_text) text_end = stretch.end;
    }
    if (found.empty()) {
      kept.insert(kept.end(), rows[r].words.begin(), rows[r].words.end());
      ++r;
      continue;
    }
    // Lines at its ends that are not of it.
    const std::vector<const PageWord*> taken = words_in(found);
    for (; r < stretch.end; ++r) {
      std::copy_if(rows[r].words.begin(), rows[r].words.end(), std::back_inserter(kept),
                   [&](const PageWord* word) {
                     return !std::binary_search(taken.begin(), taken.end(), word);
                   });
    }
    for (DrawnRow& row : found) put(std::move(row), kept);
    next = from(r);
  }
  return kept;
}

void TableRows::put(DrawnRow row, std::vector<const PageWord*>& into) {
  const DrawnRow& kept = rows_.emplace_back(std::move(row));
  PageWord& word = words_.emplace_back();
  std::vector<const PageWord*> all;
  for (const auto& cell : kept.cells) {
    for (const auto& line : cell) all.insert(all.end(), line.begin(), line.end());
  }
  word.box = all.front()->box;
  word.row = &kept;
  for (const PageWord* each : all) {
    word.box.left = std::min(word.box.left, each->box.left);
    word.box.right = std::max(word.box.right, each->box.right);
    word.box.top = std::min(word.box.top, each->box.top);
    word.box.bottom = std::max(word.box.bottom, each->box.bottom);
    word.text += each->text;
    word.recognised = word.recognised || each->recognised;
  }
  word.size = size_of_most(all);
  into.push_back(&word);
}

}  // namespace rostrum
