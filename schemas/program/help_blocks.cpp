#include "schemas/program/help_blocks.hpp"

#include <algorithm>
#include <optional>

namespace rostrum {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// Cells of a row of a table; a bar behind a backslash or within code parts none.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  bool code = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      cell += line[++i];
    } else if (line[i] == '|' && !code) {
      cells.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      if (line[i] == '`') code = !code;
      cell += line[i];
    }
  }
  return cells;
}

bool is_rule(std::string_view line) { return line.find_first_not_of("|-: ") == line.npos; }

class Reader {
 public:
  void take(std::string_view line) {
    const std::string_view words = trimmed(line);
    if (words.starts_with("```")) {
      fenced_ = !fenced_;
      open_ = false;
    } else if (fenced_) {
      add_code(line);
    } else if (words.empty()) {
      open_ = false;
      ++blanks_;
      return;
    } else if (!words.starts_with("|")) {
      heads_.clear();
      take_words(line, words);
    } else {
      take_row(words);
    }
    blanks_ = 0;
  }

  std::vector<HelpBlock> blocks;

 private:
  bool in_list() const { return !blocks.empty() && blocks.back().kind == HelpBlock::Kind::Item; }

  void take_words(std::string_view line, std::string_view words) {
    constexpr std::size_t kCode = 4;
    const std::size_t indent = indentation(line);
    if (open_ && !is_item(words)) {
      blocks.back().text += " " + std::string(words);
    } else if (indent >= kCode && !in_list()) {
      add_code(line.substr(kCode));
    } else if (words.starts_with('#')) {
      const std::size_t level = std::min(words.find_first_not_of('#'), words.size());
      add({.kind = HelpBlock::Kind::Heading,
           .level = level,
           .text = std::string(trimmed(words.substr(level)))});
      open_ = false;
    } else if (words.starts_with("![")) {
      open_ = false;
    } else if (is_item(words)) {
      add({.kind = HelpBlock::Kind::Item,
           .level = indent / 2,
           .text = std::string(trimmed(words.substr(2)))});
    } else {
      add({.text = std::string(words)});
    }
  }

  static bool is_item(std::string_view words) {
    return words.starts_with("- ") || words.starts_with("* ");
  }

  void take_row(std::string_view line) {
    open_ = false;
    if (is_rule(line)) return;
    std::vector<std::string> cells = cells_of(line);
    if (cells.empty()) return;
    if (heads_.empty()) {
      heads_ = std::move(cells);
      return;
    }
    HelpBlock row{.kind = HelpBlock::Kind::Definition, .text = cells.front()};
    for (std::size_t i = 1; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      if (!row.meaning.empty()) row.meaning += "; ";
      const bool named = cells.size() > 2 && i < heads_.size() && !heads_[i].empty();
      row.meaning += named ? heads_[i] + ": " + cells[i] : cells[i];
    }
    blocks.push_back(std::move(row));
  }

  void add(HelpBlock block) {
    blocks.push_back(std::move(block));
    open_ = true;
  }

  void add_code(std::string_view line) {
    if (blocks.empty() || blocks.back().kind != HelpBlock::Kind::Code) {
      blocks.push_back({.kind = HelpBlock::Kind::Code, .text = std::string(line)});
    } else {
      blocks.back().text += std::string(blanks_ + 1, '\n') + std::string(line);
    }
    open_ = false;
  }

  std::vector<std::string> heads_;  ///< of the table that is being read
  bool fenced_ = false;
  bool open_ = false;  ///< the next line of words belongs to the last block
  std::size_t blanks_ = 0;
};

/// Where the stretch ends that `mark` opens at `from`; nullopt if it opens none.
std::optional<std::size_t> end_of(std::string_view text, std::size_t from, std::string_view mark) {
  if (text.substr(from, mark.size()) != mark) return std::nullopt;
  const std::size_t begin = from + mark.size();
  const bool inside_word =
      from > 0 && std::isalnum(static_cast<unsigned char>(text[from - 1])) != 0;
  if (mark != "`" && (inside_word || begin >= text.size() || text[begin] == ' ')) {
    return std::nullopt;
  }
  const std::size_t end = text.find(mark, begin + 1);
  return end == text.npos ? std::nullopt : std::optional(end);
}

}  // namespace

std::vector<HelpBlock> help_blocks(std::string_view markdown) {
  Reader reader;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    reader.take(markdown.substr(0, end));
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  return std::move(reader.blocks);
}

std::vector<HelpSpan> help_spans(std::string_view text) {
  using Kind = HelpSpan::Kind;
  constexpr std::pair<std::string_view, Kind> kMarks[] = {
      {"`", Kind::Code}, {"**", Kind::Strong}, {"*", Kind::Emphasis}};
  std::vector<HelpSpan> spans(1);
  for (std::size_t i = 0; i < text.size();) {
    bool taken = false;
    for (const auto& [mark, kind] : kMarks) {
      const std::optional<std::size_t> end = end_of(text, i, mark);
      if (!end) continue;
      const std::size_t begin = i + mark.size();
      spans.push_back({kind, std::string(text.substr(begin, *end - begin))});
      spans.emplace_back();
      i = *end + mark.size();
      taken = true;
      break;
    }
    if (taken) continue;
    if (text[i] == '[' && text.find("](", i) < text.find(']', i) + 1) {  // the words of a link
      const std::size_t middle = text.find("](", i);
      const std::size_t end = text.find(')', middle);
      if (end != text.npos) {
        spans.back().text += text.substr(i + 1, middle - i - 1);
        i = end + 1;
        continue;
      }
    }
    spans.back().text += text[i++];
  }
  std::erase_if(spans, [](const HelpSpan& each) { return each.text.empty(); });
  return spans;
}

}  // namespace rostrum
