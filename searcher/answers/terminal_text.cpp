#include "searcher/answers/terminal_text.hpp"

#include <algorithm>
#include <array>

#include "schemas/display_width.hpp"

namespace rostrum {
namespace {

constexpr const char* kBold = "\x1B[1m";
constexpr const char* kDim = "\x1B[2m";
constexpr const char* kMarked = "\x1B[1;33m";
constexpr const char* kPlain = "\x1B[0m";

struct Letter {
  std::string_view bytes;
  char32_t point = 0;
};

/// The letter at byte `at`. REQUIRES: at < text.size().
Letter letter_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  Letter letter{text.substr(at, std::min(size, text.size() - at)), lead};
  if (size > 1) {
    letter.point = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < letter.bytes.size(); ++i) {
      letter.point = (letter.point << 6) | (static_cast<unsigned char>(letter.bytes[i]) & 0x3F);
    }
  }
  return letter;
}

bool turns_direction(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

std::size_t terminal_columns(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Letter letter = letter_at(utf8, at);
    columns += display_width(letter.point);
    at += letter.bytes.size();
  }
  return columns;
}

std::string harmless(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    at += letter.bytes.size();
    if (letter.point == '\n' || letter.point == '\t') {
      shown += ' ';  // lines of one paragraph, cells of one row
      continue;
    }
    const bool control = letter.point < 0x20 || (letter.point >= 0x7F && letter.point < 0xA0);
    if (control || turns_direction(letter.point)) {
      shown += "\xEF\xBF\xBD";  // the replacement character: one for one, so that offsets stay
    } else {
      shown += letter.bytes;
    }
  }
  return shown;
}

std::string wrapped(const std::string& text, const std::vector<CodePointSpan>& highlights,
                    std::size_t indent, const TextStyle& style) {
  const std::string shown = harmless(text);
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
  for (std::size_t at = 0; at < shown.size(); ++point) {
    const Letter letter = letter_at(shown, at);
    at += letter.bytes.size();
    if (marked && next < highlights.size() && point == highlights[next].end) {
      if (style.colour) word += kPlain;
      marked = false;
      ++next;
    }
    if (!marked && next < highlights.size() && point == highlights[next].begin) {
      if (style.colour) word += kMarked;
      marked = true;
    }
    if (letter.bytes == " ") {
      put_word(true);
      continue;
    }
    const std::size_t columns = display_width(letter.point);
    word += letter.bytes;
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

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string fitted(const std::string& text, std::size_t columns) {
  std::string shown = harmless(text);
  std::size_t used = terminal_columns(std::string_view(shown));
  if (used > columns) {
    std::size_t end = 0;
    used = 0;
    while (end < shown.size()) {
      const Letter letter = letter_at(shown, end);
      const std::size_t wide = display_width(letter.point);
      if (used + wide + 1 > columns) break;
      used += wide;
      end += letter.bytes.size();
    }
    shown = shown.substr(0, end) + "…";
    ++used;
  }
  return shown + std::string(columns - used, ' ');
}

std::string fitted_end(const std::string& text, std::size_t columns) {
  const std::string shown = harmless(text);
  const std::size_t all = terminal_columns(std::string_view(shown));
  if (all <= columns) return std::string(columns - all, ' ') + shown;
  // What is left out at the beginning makes room for the ellipsis too.
  std::size_t begin = 0;
  std::size_t left = all;
  while (begin < shown.size() && left + 1 > columns) {
    const Letter letter = letter_at(shown, begin);
    left -= display_width(letter.point);
    begin += letter.bytes.size();
  }
  // No mark may lose its letter.
  while (begin < shown.size() && display_width(letter_at(shown, begin).point) == 0) {
    begin += letter_at(shown, begin).bytes.size();
  }
  return std::string(columns - left - 1, ' ') + "…" + shown.substr(begin);
}

std::string first_columns(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const Letter letter = letter_at(text, end);
    used += display_width(letter.point);
    if (used > columns) break;
    end += letter.bytes.size();
  }
  return std::string(text.substr(0, end));
}

std::string last_columns(std::string_view text, std::size_t columns) {
  std::size_t begin = 0;
  for (std::size_t left = terminal_columns(text); begin < text.size();) {
    const Letter letter = letter_at(text, begin);
    // Marks go with their letter.
    if (left <= columns && display_width(letter.point) > 0) break;
    if (left <= columns && begin == 0) break;
    left -= display_width(letter.point);
    begin += letter.bytes.size();
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
