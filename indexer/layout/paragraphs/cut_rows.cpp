#include "indexer/layout/paragraphs/cut_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "indexer/layout/paragraphs/column_margins.hpp"
#include "indexer/layout/paragraphs/line_ends.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// The cell of a row in whose place something stands on the next page: from the same edge on, or
/// within what the cell covers.
std::optional<std::size_t> cell_above(const TextLine& row, const Box& below) {
  constexpr double kNear = 0.6;
  const double near = kNear * row.size;
  std::optional<std::size_t> within;
  for (std::size_t i = 0; i < row.cell_boxes.size(); ++i) {
    const Box& cell = row.cell_boxes[i];
    if (std::abs(cell.left - below.left) < near) return i;
    if (below.left > cell.left - near && below.right < cell.right + near) within = i;
  }
  return within;
}

bool is_caseless(const std::u32string& text) {
  const auto first = std::find_if(text.begin(), text.end(), is_letter);
  return first != text.end() && !is_lower(*first) && !is_upper(*first);
}

/// A sentence of a cell goes on in a line. Where letters have no case, the cell's last line must be
/// about as long as its others.
bool sentence_goes_on(const std::vector<std::string>& cell, const std::string& next) {
  if (cell.empty() || ends_a_sentence(cell.back())) return false;
  if (begins_in_lower_case(next)) return true;
  constexpr double kFull = 0.75;
  std::size_t longest = 0;
  for (const std::string& line : cell) longest = std::max(longest, utf32(line).size());
  const bool full = cell.size() > 1 && static_cast<double>(utf32(cell.back()).size()) >
                                           kFull * static_cast<double>(longest);
  return full && is_caseless(utf32(next));
}

/// Where each cell of the next row belongs; nothing if it is a row of its own.
std::vector<std::size_t> places_in(const TextLine& row, const TextLine& next) {
  std::vector<std::size_t> places;
  bool goes_on = false;
  for (std::size_t i = 0; i < next.cells.size(); ++i) {
    const auto place = cell_above(row, next.cell_boxes[i]);
    if (!place || std::find(places.begin(), places.end(), *place) != places.end()) return {};
    places.push_back(*place);
    goes_on = goes_on || sentence_goes_on(row.cells[*place], next.cells[i].front());
  }
  if (!goes_on) places.clear();
  return places;
}

/// Lines at a page's head that belong to one cell, which alone goes on.
std::size_t lines_of_cell(const TextLine& row, const std::vector<TextLine>& lines) {
  constexpr double kStep = 1.7;
  std::size_t count = 0;
  std::optional<std::size_t> cell;
  for (; count < lines.size(); ++count) {
    const TextLine& line = lines[count];
    if (line.beside || has_cells(line) || !line.cells.empty()) break;
    const auto place = cell_above(row, line.box);
    if (!place || (cell && *cell != *place)) break;
    const Box& box = row.cell_boxes[*place];
    if (line.box.right > box.right + row.size || std::abs(line.size - row.size) > 0.1 * row.size)
      break;
    if (count == 0 && !sentence_goes_on(row.cells[*place], line.text)) break;
    if (count > 0 && line.box.middle() - lines[count - 1].box.middle() > kStep * row.size) break;
    cell = place;
  }
  return count;
}

/// Moves what goes on with the row out of the lines of the next page.
void take_rest(TextLine& row, std::vector<TextLine>& lines) {
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](const TextLine& line) { return !line.beside; });
  if (first == lines.end()) return;
  if (first->cells.empty()) {
    const std::vector<TextLine> rest(first, lines.end());
    const std::size_t count = lines_of_cell(row, rest);
    for (std::size_t i = 0; i < count; ++i) {
      row.cells[*cell_above(row, rest[i].box)].push_back(rest[i].text);
    }
    lines.erase(first, first + static_cast<long>(count));
    return;
  }
  const std::vector<std::size_t> places = places_in(row, *first);
  if (places.empty()) return;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::vector<std::string>& cell = row.cells[places[i]];
    std::move(first->cells[i].begin(), first->cells[i].end(), std::back_inserter(cell));
  }
  lines.erase(first);
}

}  // namespace

void join_cut_rows(std::vector<PageLines>& pages) {
  TextLine* last = nullptr;  // of the page before
  for (PageLines& page : pages) {
    if (last != nullptr && !last->cells.empty()) take_rest(*last, page.lines);
    for (TextLine& line : page.lines) {
      if (!line.beside) last = &line;
    }
  }
}

}  // namespace rostrum
