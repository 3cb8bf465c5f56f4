#include "searcher/answers/terminal_text.hpp"

#include <algorithm>
#include <array>

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

struct Range {
  char32_t first;
  char32_t last;
};

/// East Asian Wide and Fullwidth letters, in the blocks that statements use (Unicode Annex 11).
constexpr std::array kWide{Range{0x1100, 0x115F}, Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
                           Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF},   Range{0xAC00, 0xD7A3},
                           Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
                           Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1FAFF}, Range{0x20000, 0x3FFFD}};
/// Combining marks of Latin, Arabic, Hebrew, Devanagari and Thai, and joiners.
constexpr std::array kNarrowest{
    Range{0x0300, 0x036F}, Range{0x0591, 0x05BD}, Range{0x0610, 0x061A}, Range{0x064B, 0x065F},
    Range{0x0670, 0x0670}, Range{0x06D6, 0x06DC}, Range{0x0900, 0x0902}, Range{0x093C, 0x093C},
    Range{0x0941, 0x0948}, Range{0x094D, 0x094D}, Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A},
    Range{0x0E47, 0x0E4E}, Range{0x200B, 0x200D}, Range{0xFE00, 0xFE0F}};

template <std::size_t N>
bool is_in(char32_t point, const std::array<Range, N>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [point](const Range& range) {
    return point >= range.first && point <= range.last;
  });
}

std::size_t columns_of(char32_t point) {
  if (is_in(point, kNarrowest)) return 0;
  return is_in(point, kWide) ? 2 : 1;
}

bool turns_direction(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

std::size_t columns_of(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Letter letter = letter_at(utf8, at);
    columns += columns_of(letter.point);
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
    const std::size_t columns = columns_of(letter.point);
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
  std::size_t used = columns_of(std::string_view(shown));
  if (used > columns) {
    std::size_t end = 0;
    used = 0;
    while (end < shown.size()) {
      const Letter letter = letter_at(shown, end);
      const std::size_t wide = columns_of(letter.point);
      if (used + wide + 1 > columns) break;
      used += wide;
      end += letter.bytes.size();
    }
    shown = shown.substr(0, end) + "…";
    ++used;
  }
  return shown + std::string(columns - used, ' ');
}

std::string bold(const std::string& text, const TextStyle& style) {
  return style.colour ? kBold + text + kPlain : text;
}

std::string dim(const std::string& text, const TextStyle& style) {
  return style.colour ? kDim + text + kPlain : text;
}

}  // namespace rostrum
