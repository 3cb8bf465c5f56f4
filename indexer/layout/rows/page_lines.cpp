#include "indexer/layout/rows/page_lines.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "indexer/layout/rows/drawn_words.hpp"
#include "indexer/layout/rows/framed_text.hpp"
#include "indexer/layout/rows/margin_text.hpp"
#include "indexer/layout/rows/page_columns.hpp"
#include "indexer/layout/rows/row_text.hpp"
#include "indexer/layout/rows/table_rows.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "indexer/layout/words/line_joining.hpp"
#include "indexer/layout/words/visual_order.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// Left and right are measured from the right edge of the page where lines run to the left.
void mirror(Box& box, double page_width) {
  const double left = box.left;
  box.left = page_width - box.right;
  box.right = page_width - left;
}

TextLine line_of(const Row& row, bool right_to_left, double page_width, CellEdges edges = {}) {
  RowText row_text(row, right_to_left, std::move(edges));
  TextLine line;
  if (row_text.words().empty()) return line;
  line.text = row_text.text();
  line.size = row_text.size();
  line.blanks = row_text.blanks();
  line.blank = row_text.blank();
  line.right_to_left = right_to_left;
  line.box = row_text.words().front()->box;
  line.bold = true;
  for (const PageWord* word : row_text.words()) {
    line.bold = line.bold && word->bold;
    line.box.left = std::min(line.box.left, word->box.left);
    line.box.right = std::max(line.box.right, word->box.right);
    line.recognised = line.recognised || word->recognised;
    // Its height is that of most of its letters: a larger one does not part it from the next.
    if (std::abs(word->size - line.size) < 0.01) {
      line.box.top = word->box.top;
      line.box.bottom = word->box.bottom;
      line.font_size = word->font_size;
    }
  }
  line.first_piece = row_text.first_piece();
  line.first_word = row_text.first_word();
  const PageWord* behind = row_text.word_behind_mark();
  if (behind != nullptr) {
    line.second_word = right_to_left ? page_width - behind->box.right : behind->box.left;
  }
  if (right_to_left) mirror(line.box, page_width);
  return line;
}

Box box_of(const std::vector<Words>& lines) {
  Box box{.left = kFar, .top = kFar, .right = -kFar, .bottom = -kFar};
  for (const Words& words : lines) {
    for (const PageWord* word : words) {
      box.left = std::min(box.left, word->box.left);
      box.top = std::min(box.top, word->box.top);
      box.right = std::max(box.right, word->box.right);
      box.bottom = std::max(box.bottom, word->box.bottom);
    }
  }
  return box;
}

/// A word that is wider than its cell is cut where the next letter has no room; it is alone in its
/// line then.
bool may_be_cut(const Words& line, const Words& next, double left, double room) {
  if (line.size() != 1 || next.empty()) return false;
  const PageWord& rest = *next.front();
  if (!is_letter(line.front()->text.back()) || !is_lower(rest.text.front())) return false;
  constexpr double kOff = 1;  // point
  const double letter = rest.box.width() / static_cast<double>(rest.text.size());
  return left + room - line.front()->box.right < letter + kOff;
}

/// Each cell runs as most of its letters do; cells come from the side from which the table does.
TextLine line_of_cells(const PageWord& all, bool right_to_left, double page_width) {
  TextLine line{.box = all.box, .size = all.size, .right_to_left = right_to_left};
  line.recognised = all.recognised;
  line.first_piece = line.first_word = all.box.width();
  for (std::size_t i = 0; i < all.row->cells.size(); ++i) {
    const std::vector<Words>& lines = all.row->cells[i];
    std::u32string letters;
    for (const Words& words : lines) {
      for (const PageWord* word : words) letters += word->text;
    }
    const bool numbers = std::none_of(letters.begin(), letters.end(), is_letter);
    const bool cell_rtl = numbers ? right_to_left : is_mostly_right_to_left(letters);
    std::vector<std::string>& cell = line.cells.emplace_back();
    line.cell_boxes.push_back(box_of(lines));
    for (std::size_t l = 0; l < lines.size(); ++l) {
      const Words& words = lines[l];
      if (words.empty()) {
        if (!cell.empty()) cell.emplace_back();
        continue;
      }
      const Row row{.middle = words.front()->box.middle(), .size = all.size, .words = words};
      std::string text = line_of(row, cell_rtl, page_width).text;
      std::replace(text.begin(), text.end(), '\t', ' ');
      const bool cut = l + 1 < lines.size() && !cell_rtl &&
                       may_be_cut(words, lines[l + 1], box_of(lines).left, all.row->widths[i]);
      if (cut && !text.empty()) text += kMaybeCut;
      if (!text.empty()) cell.push_back(std::move(text));
    }
    if (cell.empty()) {
      line.cells.pop_back();
      line.cell_boxes.pop_back();
    }
  }
  if (right_to_left) {
    std::reverse(line.cells.begin(), line.cells.end());
    std::reverse(line.cell_boxes.begin(), line.cell_boxes.end());
    mirror(line.box, page_width);
    for (Box& box : line.cell_boxes) mirror(box, page_width);
  }
  for (const std::vector<std::string>& cell : line.cells) {
    if (!line.text.empty()) line.text += '\t';
    for (const std::string& text : cell) line.text += (&text == &cell.front() ? "" : " ") + text;
  }
  return line;
}

}  // namespace

std::vector<TextLine> lines_in_reading_order(PageWords page, int number,
                                             std::vector<KnownGutter>& known) {
  const std::optional<PageWord> stamp = tidy_words(page.words);
  const std::vector<PageWord> framed = take_framed_text(page);
  const std::vector<PageWord> margin = take_margin_text(page.words);
  std::vector<TextLine> lines;
  int column = 0;
  const auto add = [&](TextLine line, bool beside) {
    if (line.text.empty()) return;
    line.page = number;
    line.column = column;
    line.beside = beside;
    lines.push_back(std::move(line));
  };
  const auto add_all = [&](const std::vector<PageWord>& all, bool beside) {
    std::u32string letters;
    Words words;
    for (const PageWord& word : all) {
      words.push_back(&word);
      letters += word.text;
    }
    const bool page_rtl = is_mostly_right_to_left(letters);
    TableRows tables;
    if (!beside) words = tables.with_ruled(words, page.rules);
    for (const Words& stretch : columns_of(words, page_rtl, tables, page.rules, known)) {
      letters.clear();
      for (const PageWord* word : stretch) letters += word->text;
      const bool rtl = is_mostly_right_to_left(letters);
      std::vector<Row> rows = rows_of(stretch);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        Row& row = rows[i];
        for (const PageWord* word : row.words) {
          if (word->row != nullptr) add(line_of_cells(*word, rtl, page.width), beside);
        }
        CellEdges edges = edges_beside(rows, i);
        std::erase_if(row.words, [](const PageWord* word) { return word->row != nullptr; });
        if (!row.words.empty()) add(line_of(row, rtl, page.width, std::move(edges)), beside);
      }
      ++column;
    }
  };
  add_all(page.words, false);
  if (!framed.empty()) add_all(framed, true);
  if (!margin.empty()) add_all(margin, true);
  if (stamp) {
    TextLine line{.page = number, .column = column};
    line.text = utf8(reading_order(stamp->text, is_mostly_right_to_left(stamp->text)));
    line.box = stamp->box;
    line.size = stamp->size;
    line.beside = true;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<TextLine> lines_in_reading_order(PageWords page, int number) {
  std::vector<KnownGutter> known;
  return lines_in_reading_order(std::move(page), number, known);
}

}  // namespace rostrum
