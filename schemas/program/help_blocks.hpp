/// Texts of help as blocks: the part of Markdown that docs/ is written in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct HelpBlock {
  enum class Kind {
    Heading,
    Paragraph,
    Item,
    Code,        ///< lines as they stand
    Definition,  ///< a row of a table: its first cell, and what the others say of it
  };
  Kind kind = Kind::Paragraph;
  std::size_t level = 0;  ///< of a Heading from 1, of an Item from 0
  std::string text;       ///< with its marks of emphasis, on one line but for Code
  std::string meaning;    ///< of a Definition
};

/// Pictures are left out. Whatever the text holds, it is a list of blocks.
[[nodiscard]] std::vector<HelpBlock> help_blocks(std::string_view markdown);

/// A stretch of a block's text.
struct HelpSpan {
  enum class Kind { Plain, Strong, Emphasis, Code };
  Kind kind = Kind::Plain;
  std::string text;
};

[[nodiscard]] std::vector<HelpSpan> help_spans(std::string_view text);

}  // namespace rostrum
