/// The paragraphs and tables of a document, as they are gathered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// Paragraphs of one cell.
using TableCell = std::vector<std::string>;
using TableRow = std::vector<TableCell>;

/// Paragraphs may hold the signs of raised_marks.hpp; they come out without. Members throw
/// ExtractionError when all is larger than kMostExtractedBytes.
class BlockList {
 public:
  /// `running`: running text stands before it, so that tables are no letterheads.
  explicit BlockList(bool running = false) : running_(running) {}

  /// Blanks around it are dropped, and soft hyphens; one without letters is passed over.
  void add(const std::string& paragraph);

  /// A row of short entries is a line, its cells parted by tabs. Cells that hold paragraphs stand
  /// one after the other, and so do those of a letterhead: of a table before all else that only
  /// puts lines side by side.
  /// `layout`: it is known to do only that.
  void add_table(std::vector<TableRow> rows, bool layout = false);

  void append(std::vector<TextBlock> blocks);

  [[nodiscard]] bool running() const { return running_; }
  [[nodiscard]] std::vector<TextBlock> take() { return std::move(blocks_); }

 private:
  void push(std::string text);

  std::vector<TextBlock> blocks_;
  std::size_t size_ = 0;
  bool running_;
};

/// The paragraphs of plain text, UTF-8, which empty lines part.
[[nodiscard]] std::vector<TextBlock> blocks_of_text(std::string_view text);

/// The texts of blocks, as a cell has them.
[[nodiscard]] TableCell cell_of(std::vector<TextBlock> blocks);

}  // namespace rostrum
