#include "schemas/program/help_text.hpp"

#include <algorithm>

#include "schemas/base/display_width.hpp"
#include "schemas/program/help_blocks.hpp"
#include "schemas/terminal/terminal_lines.hpp"

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

}  // namespace

std::string help_code(std::string_view lines, std::size_t indent, std::size_t width) {
  std::string all;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    if (width > 0 && indent + terminal_columns(line) > width) {
      const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
      const std::size_t gap = std::min(line.find("  ", begin), line.size());
      const std::size_t own = indent + std::min(begin, width / 4);
      const std::string_view first = line.substr(begin, gap - begin);
      const bool command = first.starts_with("rostrum-") || first.starts_with("$ ");
      all += command ? folded_command(first, own, width) + "\n" : filled(first, own, "", width);
      if (gap < line.size()) all += filled(line.substr(gap), own + 4, "", width);
    } else {
      all += (line.empty() ? "" : std::string(indent, ' ') + std::string(line)) + "\n";
    }
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return all;
}

std::string help_text(std::string_view markdown, std::size_t width) {
  using Kind = HelpBlock::Kind;
  std::string text;
  Kind before = Kind::Heading;
  for (const HelpBlock& block : help_blocks(markdown)) {
    const bool together = block.kind == before && block.kind != Kind::Paragraph;
    if (!text.empty() && (!together || block.kind == Kind::Heading)) text += "\n";
    switch (block.kind) {
      case Kind::Heading:
        text += filled(unmarked(block.text, true), 0, "", width);
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
        text += help_code(block.text, 4, width);
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
