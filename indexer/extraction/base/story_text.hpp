/// A text that comes letter by letter, with the ends of its paragraphs, cells and rows told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/block_list.hpp"

namespace rostrum {

/// The body of a document of RTF or old Word, or one of its notes. Tables stand within tables:
/// `level` 0 is no table, 1 the outermost. Members throw as BlockList does.
class StoryText {
 public:
  explicit StoryText(bool running = false) : blocks_(running) {}

  /// UTF-8; `raised` as superscript figures are.
  void add(std::string_view text, bool raised);
  /// The number before the paragraph at hand, with the blank behind it.
  void set_label(std::string label) { label_ = std::move(label); }

  void end_paragraph(int level);
  void end_cell(int level);
  void end_row(int level);
  /// What a text box holds comes behind the paragraph at hand.
  void add_box(std::vector<TextBlock> blocks);

  [[nodiscard]] bool running() const { return blocks_.running(); }
  /// Ends what is open.
  [[nodiscard]] std::vector<TextBlock> take();

 private:
  struct Table {
    std::vector<TableRow> rows;
    TableRow row;
    BlockList cell;
  };
  [[nodiscard]] BlockList& place(int level);
  void close_tables(std::size_t kept);

  BlockList blocks_;
  std::vector<Table> tables_;  ///< the outermost first
  std::string words_;
  std::string label_;
  std::vector<TextBlock> boxes_;
  bool raised_ = false;
};

}  // namespace rostrum
