#include "searcher/query/query_characters.hpp"

namespace rostrum {

bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_separator(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) ||  // controls and spaces of ASCII and Latin-1
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x205F ||  // spaces of every width
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

bool is_quote(char32_t c) {
  return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0xFF02;
}

bool closes(char32_t open, char32_t close) {
  switch (open) {
    case 0x201C:  // “English”
    case 0x201D:  // ”Swedish”
    case 0x201F:
      return close == 0x201D || close == U'"';
    case 0x201E:  // „German“, „Polish”
      return close == 0x201C || close == 0x201D || close == U'"';
    case 0xAB:  // « French »
      return close == 0xBB || close == U'"';
    case 0xBB:  // »Danish«, »Finnish»
      return close == 0xAB || close == 0xBB || close == U'"';
    case 0xFF02:
      return close == 0xFF02 || close == U'"';
    default:
      return close == U'"';
  }
}

bool is_open_bracket(char32_t c) { return c == U'(' || c == 0xFF08; }
bool is_close_bracket(char32_t c) { return c == U')' || c == 0xFF09; }
bool is_plus(char32_t c) { return c == U'+' || c == 0xFF0B; }
bool is_minus(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2012) || c == 0x2212 || c == 0xFF0D;
}
bool is_dash(char32_t c) { return c == 0x2013 || c == 0x2014; }
bool is_star(char32_t c) { return c == U'*' || c == 0xFF0A; }

bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  }
  return !is_separator(c) && !is_unseen(c) && !is_quote(c) && !is_open_bracket(c) &&
         !is_close_bracket(c) && !is_plus(c) && !is_minus(c) && !is_dash(c) && !is_star(c);
}

std::string with_plain_spaces(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_unseen(c.value)) {
      // nothing
    } else if (!is_separator(c.value)) {
      plain.append(text, at, c.bytes);
    } else if (!plain.empty() && plain.back() != ' ') {
      plain.push_back(' ');
    }
    at += c.bytes;
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

}  // namespace rostrum
