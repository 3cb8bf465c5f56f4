#include "searcher/answers/base/terminal_text.hpp"

#include <algorithm>
#include <array>

#include "schemas/base/display_width.hpp"
#include "schemas/base/terminal_safe.hpp"

namespace rostrum {
namespace {

constexpr const char* kBold = "\x1B[1m";
constexpr const char* kDim = "\x1B[2m";
constexpr const char* kMarked = "\x1B[1;33m";
constexpr const char* kPlain = "\x1B[0m";

}  // namespace

std::string wrapped(const std::string& text, const std::vector<CodePointSpan>& highlights,
                    std::size_t indent, const TextStyle& style) {
  const std::size_t width = std::max<std::size_t>(style.width, indent + 20) - indent;
  const std::string margin(indent, ' ');
  std::string out = margin;
  std::string word;  // not yet put out, colours included
  std::size_t word_columns = 0;
  std::size_t line_columns = 0;
  std::size_t point = 0;
  std::size_t next = 0;
  bool marked = false;
  const auto put_word = [&](bool blank_follows) {
    if (line_columns > 0 && line_columns + word_columns > width) {
      while (!out.empty() && out.back() == ' ') out.pop_back();
      out += "\n" + margin;
      line_columns = 0;
    }
    out += word;
    line_columns += word_columns;
    word.clear();
    word_columns = 0;
    if (blank_follows && line_columns > 0 && line_columns < width) {
      out += ' ';
      ++line_columns;
    }
  };
  for (std::size_t at = 0; at < text.size(); ++point) {
    const CodePoint letter = code_point_at(text, at);
    const std::string_view shown = terminal_safe_character(text, at, letter);
    at += letter.bytes;
    if (marked && next < highlights.size() && point == highlights[next].end) {
      if (style.colour) word += kPlain;
      marked = false;
      ++next;
    }
    if (!marked && next < highlights.size() && point == highlights[next].begin) {
      if (style.colour) word += kMarked;
      marked = true;
    }
    if (shown == " ") {
      put_word(true);
      continue;
    }
    const std::size_t columns = terminal_columns(shown);
    word += shown;
    word_columns += columns;
    // Between wide letters a line may end anywhere.
    if (columns == 2) put_word(false);
  }
  if (marked && style.colour) word += kPlain;
  put_word(false);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string bar(std::size_t part, std::size_t whole, std::size_t columns, const TextStyle& style) {
  if (whole == 0 || part == 0) return "";
  if (!style.unicode) return std::string(std::max<std::size_t>(1, part * columns / whole), '#');
  constexpr std::array<const char*, 8> kEighths{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
  const std::size_t eighths = std::max<std::size_t>(1, part * columns * 8 / whole);
  std::string drawn;
  for (std::size_t i = 0; i < eighths / 8; ++i) drawn += kEighths[7];
  if (eighths % 8 != 0) drawn += kEighths[eighths % 8 - 1];
  return drawn;
}

std::string fitted(const std::string& text, std::size_t columns) {
  std::string shown = terminal_safe(text);
  std::size_t used = terminal_columns(std::string_view(shown));
  if (used > columns) {
    std::size_t end = 0;
    used = 0;
    while (end < shown.size()) {
      const CodePoint letter = code_point_at(shown, end);
      const std::size_t wide = display_width(letter.value);
      if (used + wide + 1 > columns) break;
      used += wide;
      end += letter.bytes;
    }
    shown = shown.substr(0, end) + "…";
    ++used;
  }
  return shown + std::string(columns - used, ' ');
}

std::string fitted_end(const std::string& text, std::size_t columns) {
  const std::string shown = terminal_safe(text);
  const std::size_t all = terminal_columns(std::string_view(shown));
  if (all <= columns) return std::string(columns - all, ' ') + shown;
  // What is left out at the beginning makes room for the ellipsis too.
  std::size_t begin = 0;
  std::size_t left = all;
  while (begin < shown.size() && left + 1 > columns) {
    const CodePoint letter = code_point_at(shown, begin);
    left -= display_width(letter.value);
    begin += letter.bytes;
  }
  // No mark may lose its letter.
  while (begin < shown.size() && display_width(code_point_at(shown, begin).value) == 0) {
    begin += code_point_at(shown, begin).bytes;
  }
  return std::string(columns - left - 1, ' ') + "…" + shown.substr(begin);
}

std::vector<std::string> folded_lines(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines(1);
  std::string rest = terminal_safe(text);
  while (terminal_columns(std::string_view(rest)) > columns) {
    std::string line = first_columns(rest, columns);
    const bool word_ends = rest[line.size()] == ' ';
    const std::size_t blank = word_ends ? line.size() : line.rfind(' ');
    if (blank != std::string::npos && line.find_first_not_of(' ') < blank) line.resize(blank);
    rest.erase(0, line.size());
    rest.erase(0, std::min(rest.find_first_not_of(' '), rest.size()));
    lines.back() = std::move(line);
    lines.emplace_back();
  }
  lines.back() = std::move(rest);
  return lines;
}

std::string first_columns(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const CodePoint letter = code_point_at(text, end);
    used += display_width(letter.value);
    if (used > columns) break;
    end += letter.bytes;
  }
  return std::string(text.substr(0, end));
}

std::string last_columns(std::string_view text, std::size_t columns) {
  std::size_t begin = 0;
  for (std::size_t left = terminal_columns(text); begin < text.size();) {
    const CodePoint letter = code_point_at(text, begin);
    // Marks go with their letter.
    if (left <= columns && display_width(letter.value) > 0) break;
    if (left <= columns && begin == 0) break;
    left -= display_width(letter.value);
    begin += letter.bytes;
  }
  return std::string(text.substr(begin));
}

std::string bold(const std::string& text, const TextStyle& style) {
  return style.colour ? kBold + text + kPlain : text;
}

std::string marked(const std::string& text, const TextStyle& style) {
  return style.colour ? kMarked + text + kPlain : text;
}

std::string dim(const std::string& text, const TextStyle& style) {
  return style.colour ? kDim + text + kPlain : text;
}

}  // namespace rostrum
