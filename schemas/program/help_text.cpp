#include "schemas/program/help_text.hpp"

#include <algorithm>
#include <utility>

#include "schemas/base/display_width.hpp"
#include "schemas/program/help_blocks.hpp"

namespace rostrum {
namespace {

std::string unmarked(std::string_view text, bool with_ticks) {
  std::string words;
  for (const HelpSpan& each : help_spans(text)) {
    const bool ticks = with_ticks && each.kind == HelpSpan::Kind::Code;
    words += ticks ? "`" + each.text + "`" : each.text;
  }
  return words;
}

/// Words in lines of `width` columns, each with so many blanks in front; the first line begins with
/// `mark`.
std::string filled(std::string_view text, std::size_t indent, std::string_view mark,
                   std::size_t width) {
  std::string lines;
  std::string line(mark);
  line.resize(std::max(line.size(), indent), ' ');
  bool begun = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (begun && terminal_columns(line) + 1 + terminal_columns(word) > width) {
      lines += std::exchange(line, std::string(indent, ' ')) + "\n";
      begun = false;
    }
    line += (begun ? " " : "") + std::string(word);
    begun = true;
  }
  return lines + line + "\n";
}

std::string indented(std::string_view lines, std::size_t indent) {
  std::string all;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (end > 0) all += std::string(indent, ' ') + std::string(lines.substr(0, end));
    all += "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return all;
}

}  // namespace

std::string help_text(std::string_view markdown, std::size_t width) {
  using Kind = HelpBlock::Kind;
  std::string text;
  Kind before = Kind::Heading;
  for (const HelpBlock& block : help_blocks(markdown)) {
    const bool together = block.kind == before && block.kind != Kind::Paragraph;
    if (!text.empty() && (!together || block.kind == Kind::Heading)) text += "\n";
    switch (block.kind) {
      case Kind::Heading:
        text += unmarked(block.text, true) + "\n";
        break;
      case Kind::Paragraph:
        text += filled(unmarked(block.text, true), 0, "", width);
        break;
      case Kind::Item: {
        const std::size_t indent = 2 * block.level;
        text +=
            filled(unmarked(block.text, true), indent + 2, std::string(indent, ' ') + "-", width);
        break;
      }
      case Kind::Code:
        text += indented(block.text, 4);
        break;
      case Kind::Definition:
        text += filled(unmarked(block.text, false), 4, "  ", width);
        text += filled(unmarked(block.meaning, true), 6, "", width);
        break;
    }
    before = block.kind;
  }
  return text;
}

}  // namespace rostrum
