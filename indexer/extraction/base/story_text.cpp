#include "indexer/extraction/base/story_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/extraction/base/raised_marks.hpp"

namespace rostrum {
namespace {

/// Tables nested deeper are read as if they were not.
constexpr int kDeepestTable = 20;

}  // namespace

void StoryText::add(std::string_view text, bool raised) {
  if (text.empty()) return;
  if (raised != raised_) words_ += raised ? kRaisedBegin : kRaisedEnd;
  raised_ = raised;
  words_ += text;
}

BlockList& StoryText::place(int level) {
  const auto wanted = static_cast<std::size_t>(std::clamp(level, 0, kDeepestTable));
  close_tables(wanted);
  while (tables_.size() < wanted) {
    tables_.push_back({{}, {}, BlockList(blocks_.running())});
  }
  return tables_.empty() ? blocks_ : tables_.back().cell;
}

void StoryText::close_tables(std::size_t kept) {
  while (tables_.size() > kept) {
    Table table = std::move(tables_.back());
    tables_.pop_back();
    if (TableCell last = cell_of(table.cell.take()); !last.empty()) {
      table.row.push_back(std::move(last));
    }
    if (!table.row.empty()) table.rows.push_back(std::move(table.row));
    (tables_.empty() ? blocks_ : tables_.back().cell).add_table(std::move(table.rows));
  }
}

void StoryText::end_paragraph(int level) {
  if (std::exchange(raised_, false)) words_ += kRaisedEnd;
  BlockList& into = place(level);
  const bool empty = words_.find_first_not_of(" \t\n") == std::string::npos;
  into.add((empty ? "" : label_) + words_);
  label_.clear();
  words_.clear();
  into.append(std::exchange(boxes_, {}));
}

void StoryText::end_cell(int level) {
  end_paragraph(std::max(level, 1));
  Table& table = tables_.back();
  table.row.push_back(cell_of(table.cell.take()));
  table.cell = BlockList(blocks_.running());
}

void StoryText::end_row(int level) {
  // What stands behind the last cell is none of the row.
  if (words_.find_first_not_of(" \t\n") != std::string::npos) end_paragraph(std::max(level, 1));
  (void)place(std::max(level, 1));
  Table& table = tables_.back();
  table.rows.push_back(std::exchange(table.row, {}));
}

void StoryText::add_box(std::vector<TextBlock> blocks) {
  boxes_.insert(boxes_.end(), std::make_move_iterator(blocks.begin()),
                std::make_move_iterator(blocks.end()));
}

std::vector<TextBlock> StoryText::take() {
  end_paragraph(0);
  return blocks_.take();
}

}  // namespace rostrum
