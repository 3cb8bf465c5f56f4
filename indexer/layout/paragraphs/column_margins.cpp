#include "indexer/layout/paragraphs/column_margins.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace rostrum {

bool has_cells(const TextLine& line) { return line.text.find('\t') != std::string::npos; }

ColumnMargins::ColumnMargins(const std::vector<PageLines>& pages) {
  for (const PageLines& page : pages) {
    std::map<int, std::vector<const TextLine*>> columns;
    for (const TextLine& line : page.lines) {
      if (!line.beside) columns[line.column].push_back(&line);
    }
    for (const auto& [column, lines] : columns) {
      known_.emplace(std::pair(lines.front()->page, column), measured(lines));
    }
  }
  borrow();
}

Margins ColumnMargins::of(const TextLine& line) const {
  const auto known = known_.find({line.page, line.column});
  return known == known_.end() ? Margins{line.box.left, line.box.right} : known->second.margins;
}

ColumnMargins::Column ColumnMargins::measured(const std::vector<const TextLine*>& lines) {
  Column column;
  // Tables may be wider than the text.
  std::vector<const TextLine*> text;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(text),
               [](const TextLine* line) { return !has_cells(*line); });
  if (text.size() < 2) text = lines;
  std::vector<double> rights;
  column.margins.left = text.front()->box.left;
  for (const TextLine* line : text) {
    column.margins.left = std::min(column.margins.left, line->box.left);
    column.size = std::max(column.size, line->size);
    rights.push_back(line->box.right);
  }
  std::sort(rights.rbegin(), rights.rend());
  // One line that sticks out alone does not make the margin.
  constexpr double kAlone = 4;
  constexpr std::size_t kMany = 5;
  std::size_t first = 0;
  if (rights.size() > kMany && rights[0] - rights[1] > kAlone * column.size) first = 1;
  column.margins.right = rights[first];
  constexpr double kNear = 2.5;
  column.sure =
      rights.size() > first + 1 && rights[first] - rights[first + 1] < kNear * column.size;
  constexpr double kAtEdge = 0.4;
  std::size_t begin_at_edge = 0;
  std::size_t end_at_edge = 0;
  for (const TextLine* line : text) {
    const double at = kAtEdge * column.size;
    begin_at_edge += line->box.left - column.margins.left < at ? 1 : 0;
    end_at_edge += std::abs(column.margins.right - line->box.right) < at ? 1 : 0;
  }
  column.margins.ragged_start =
      text.size() > 2 && 5 * begin_at_edge < 2 * text.size() && 5 * end_at_edge > 3 * text.size();
  return column;
}

void ColumnMargins::borrow() {
  std::map<std::pair<int, int>, Column> mended = known_;
  for (auto& [key, column] : mended) {
    if (column.sure) continue;
    for (const auto& [other_key, other] : known_) {
      const bool alike = std::abs(other.margins.left - column.margins.left) < column.size;
      if (other.sure && alike) {
        column.margins.right = std::max(column.margins.right, other.margins.right);
      }
    }
  }
  known_ = std::move(mended);
}

}  // namespace rostrum
