#include "indexer/extraction/base/block_list.hpp"

#include <algorithm>
#include <iterator>

#include "indexer/extraction/base/raised_marks.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// A paragraph of so many bytes is running text, and no line of a heading.
constexpr std::size_t kRunningBytes = 250;
/// A cell with more paragraphs is no entry of a row.
constexpr std::size_t kMostEntryParagraphs = 2;
/// A letterhead has no more rows, nor more cells in one.
constexpr std::size_t kMostHeadRows = 8;
constexpr std::size_t kMostHeadCells = 3;
/// Nor more than a line or so before it.
constexpr std::size_t kMostBeforeHead = 1;

std::string trimmed(std::string text) {
  for (std::size_t at = 0; (at = text.find("\xC2\xAD", at)) != std::string::npos;)
    text.erase(at, 2);
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == std::string::npos) return "";
  text.erase(text.find_last_not_of(" \t\n") + 1);
  text.erase(0, begin);
  return text;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 12 &&
         text.find_first_not_of("0123456789.,()%-/ abcdefgh") == std::string_view::npos &&
         text.front() >= '0' && text.front() <= '9';
}

/// "Date:" and its value are read as one line.
bool is_label(const std::string& text) {
  return text.ends_with(':') || text.ends_with("：") || text.ends_with(": ");
}

std::string line_of(const TableRow& row) {
  std::string line;
  for (const TableCell& cell : row) {
    std::string words;
    for (const std::string& paragraph : cell) words += (words.empty() ? "" : " ") + paragraph;
    if (!words.empty()) line += (line.empty() ? "" : "\t") + words;
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

bool holds_paragraphs(const TableRow& row) {
  return std::any_of(row.begin(), row.end(), [](const TableCell& cell) {
    if (cell.size() > kMostEntryParagraphs) return true;
    return std::any_of(cell.begin(), cell.end(), [](const std::string& paragraph) {
      return paragraph.size() >= kRunningBytes;
    });
  });
}

}  // namespace

void BlockList::push(std::string text) {
  size_ += text.size();
  if (size_ > kMostExtractedBytes) {
    throw ExtractionError("the document has more than " +
                          std::to_string(kMostExtractedBytes >> 20) + " MB of text");
  }
  running_ = running_ || text.size() >= kRunningBytes;
  blocks_.push_back({0, std::move(text)});
}

void BlockList::add(const std::string& paragraph) {
  std::string text = trimmed(without_raised_marks(paragraph));
  if (!text.empty()) push(std::move(text));
}

void BlockList::add_table(std::vector<TableRow> rows, bool layout) {
  std::erase_if(rows, [](TableRow& row) {
    std::erase_if(row, [](const TableCell& cell) { return cell.empty(); });
    return row.empty();
  });
  const bool head = !running_ && blocks_.size() <= kMostBeforeHead &&
                    rows.size() <= kMostHeadRows &&
                    std::all_of(rows.begin(), rows.end(),
                                [](const TableRow& row) { return row.size() <= kMostHeadCells; });
  for (TableRow& row : rows) {
    const bool pair =
        row.size() > 1 && !row[0].empty() && !row[1].empty() &&
        (is_label(row[0].back()) || (row[1].size() == 1 && is_number(row[1].front())));
    if (layout || row.size() == 1 || holds_paragraphs(row) || (head && !pair)) {
      for (TableCell& cell : row) {
        for (std::string& paragraph : cell) push(std::move(paragraph));
      }
    } else {
      push(line_of(row));
    }
  }
}

void BlockList::append(std::vector<TextBlock> blocks) {
  for (TextBlock& block : blocks) push(std::move(block.text));
}

std::vector<TextBlock> blocks_of_text(std::string_view text) {
  const std::string clean = clean_text(text);
  std::vector<TextBlock> blocks;
  for (const Span& each : paragraphs(clean)) {
    blocks.push_back({.text = clean.substr(each.begin, each.end - each.begin)});
  }
  return blocks;
}

TableCell cell_of(std::vector<TextBlock> blocks) {
  TableCell cell;
  cell.reserve(blocks.size());
  std::transform(std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()),
                 std::back_inserter(cell), [](TextBlock&& block) { return std::move(block.text); });
  return cell;
}

}  // namespace rostrum
