#include "indexer/layout/words/line_joining.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "indexer/layout/words/letter_classes.hpp"

#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// The character at `at`, which moves behind it; U+FFFD for a byte that is none.
UChar32 next_character(std::string_view text, std::size_t& at) {
  const CodePoint c = code_point_at(text, at);
  at += c.bytes;
  return static_cast<UChar32>(c.value);
}

UChar32 first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U_SENTINEL : next_character(text, at);
}

/// The last character, and where it begins.
UChar32 last_of(std::string_view text, std::size_t* begin = nullptr) {
  if (text.empty()) return U_SENTINEL;
  std::size_t at = code_point_before(text, text.size());
  if (begin != nullptr) *begin = at;
  return next_character(text, at);
}

bool is_letter(UChar32 c) { return c > 0 && (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK); }

/// Scripts whose words stand without blanks, and the punctuation of Chinese and Japanese.
bool is_without_blanks(UChar32 c) {
  constexpr UChar32 kFirst = 0x0E00;  // Thai; nothing below is such
  if (c < kFirst) return false;
  if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65) || c == 0x30FB) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return true;
    default:
      return c == 0x30FC || c == 0x3005;  // the mark of a long vowel, and of a sign twice
  }
}

void append_small(UChar32 c, std::string& word) {
  if (c < 0x80) {
    word.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
    return;
  }
  icu::UnicodeString(u_tolower(c)).toUTF8String(word);
}

std::string small_letters(std::string_view text) {
  std::string word;
  for (std::size_t at = 0; at < text.size();) append_small(next_character(text, at), word);
  return word;
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t at = 0;
    if (!is_letter(last_of(text.substr(0, begin), &at))) break;
    begin = at;
  }
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    if (!is_letter(next_character(text, next))) break;
    end = next;
  }
  return text.substr(0, end);
}

bool is_hyphen(UChar32 c) { return c == '-' || c == 0x2010; }

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r\f\v";
  const std::size_t begin = line.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlank) - begin + 1);
}

/// 20⏎25年: text without blanks is divided within numbers too. Two numbers never stand there side
/// by side with nothing but a blank between.
bool divides_number(std::string_view text, std::string_view next) {
  std::size_t begin = text.size();
  while (begin > 0 && (u_isdigit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  std::size_t end = 0;
  while (end < next.size() && (u_isdigit(next[end]) || next[end] == '.')) ++end;
  return is_without_blanks(last_of(text.substr(0, begin))) ||
         is_without_blanks(first_of(next.substr(end)));
}

}  // namespace

void LineJoiner::know_korean(std::string_view word) {
  std::size_t at = 0;
  if (!word.empty() && is_hangul(static_cast<char32_t>(next_character(word, at)))) {
    korean_.know(utf32(word));
  }
}

/// Between two lines of Korean, both without a stop there.
bool LineJoiner::divides_korean(std::string_view text, std::string_view next) const {
  const auto hangul = [](UChar32 c) { return c > 0 && is_hangul(static_cast<char32_t>(c)); };
  if (!hangul(last_of(text)) || !hangul(first_of(next))) return false;
  return korean_.is_divided(utf32(last_word(text)), utf32(first_word(next)));
}

void LineJoiner::know(std::string_view text) {
  bool divided = false;  // the line before ends within a word
  bool maybe_cut = false;
  std::string begun;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    std::string_view words = trimmed(text.substr(line, end - line));
    const bool cut_before = maybe_cut;
    maybe_cut = words.ends_with(kMaybeCut);
    if (maybe_cut) words.remove_suffix(kMaybeCut.size());
    line = end + 1;
    if (divided && !words.empty()) words_.divide(begun, small_letters(first_word(words)));
    std::string word;
    bool first = true;
    const auto add = [&](bool last) {
      const bool cut =
          (first && (divided || cut_before)) || (last && (maybe_cut || is_hyphen(last_of(words))));
      if (!word.empty() && !cut) words_.know(word);
      if (!first && !last) know_korean(word);
      if (!word.empty()) first = false;
      word.clear();
    };
    for (std::size_t at = 0; at < words.size();) {
      const UChar32 c = next_character(words, at);
      if (is_letter(c) || (is_hyphen(c) && !word.empty())) {
        append_small(is_hyphen(c) ? '-' : c, word);
      } else {
        add(false);
      }
    }
    add(true);
    if (words.empty()) continue;
    words_.count_line();
    std::size_t hyphen = 0;
    divided = is_hyphen(last_of(words, &hyphen));
    if (divided) begun = small_letters(last_word(words.substr(0, hyphen)));
  }
}

bool LineJoiner::keeps_hyphen(std::string_view before, std::string_view behind,
                              std::string_view next, bool behind_hyphen) const {
  const auto is_capital = [](UChar32 c) { return u_isupper(c) != 0; };
  const std::string_view rest = next.substr(behind.size());
  std::size_t at = 0;
  const bool chain =
      !rest.empty() && is_hyphen(next_character(rest, at)) && is_letter(first_of(rest.substr(at)));
  return words_.keeps_hyphen(
      {.first = small_letters(before),
       .last = small_letters(behind),
       .is_name = is_capital(first_of(behind)) && !is_capital(last_of(before)),
       .is_chain = chain,
       .behind_hyphen = behind_hyphen});
}

/// "step-by-step": the word before the hyphen stands behind another one.
bool is_chain(std::string_view text, std::size_t hyphen, std::string_view first) {
  std::size_t begin = 0;
  const std::string_view before = text.substr(0, hyphen - first.size());
  return is_hyphen(last_of(before, &begin)) && begin > 0 &&
         is_letter(last_of(before.substr(0, begin)));
}

/// "short- and long-term": the hyphen stands for a word that has one itself.
bool has_hyphen_soon(std::string_view text) {
  constexpr int kWords = 4;
  int words = 0;
  for (std::size_t at = 1; at + 1 < text.size() && words < kWords; ++at) {
    const bool within = text[at] == '-' && text[at - 1] != ' ' && text[at + 1] != ' ';
    if (within) return true;
    words += text[at] == ' ' ? 1 : 0;
  }
  return false;
}

/// The last token of a text is an address of the web or of mail, which may go on in the next line.
bool ends_with_address(std::string_view text) {
  constexpr std::size_t kLongest = 2000;  // a Chinese paragraph has no blanks
  const std::string_view tail = text.substr(text.size() - std::min(text.size(), kLongest));
  const std::size_t blank = tail.find_last_of(" \t\n");
  if (blank == std::string_view::npos && tail.size() < text.size()) return false;
  const std::string_view token = tail.substr(blank == std::string_view::npos ? 0 : blank + 1);
  constexpr std::string_view kClosed = ")>,;";
  const std::size_t at = token.find('@');
  return !token.empty() && kClosed.find(token.back()) == std::string_view::npos &&
         (token.find("://") != std::string_view::npos ||
          token.find("www.") != std::string_view::npos || (at != std::string_view::npos && at > 0));
}

/// What an address is followed by is more of it: behind a mark that none ends with, or if it has
/// marks that words do not have.
bool is_more_of_address(std::string_view text, std::string_view next) {
  constexpr std::string_view kGoesOn = "-_=&?%#~@";
  constexpr std::string_view kBehind = ".,;:!?)]>\"'";
  constexpr std::string_view kWithin = "/_=&%#~.";
  std::string_view more = next.substr(0, next.find_first_of(" \t\n"));
  while (!more.empty() && kBehind.find(more.back()) != std::string_view::npos) {
    more.remove_suffix(1);
  }
  const auto is_plain = [](char c) {
    return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F;
  };
  if (more.empty() || !std::all_of(more.begin(), more.end(), is_plain)) return false;
  if (kGoesOn.find(text.back()) != std::string_view::npos) return true;
  const auto first = static_cast<unsigned char>(more.front());
  return more.find_first_of(kWithin) != std::string_view::npos &&
         (std::islower(first) != 0 || std::isdigit(first) != 0 || first == '/' ||
          text.back() == '/');
}

bool LineJoiner::is_cut(std::string_view text, std::string_view next) const {
  const std::string first = small_letters(last_word(text));
  const std::string second = small_letters(first_word(next));
  return words_.has(first + second) || !words_.has(second) || !words_.has(first);
}

void LineJoiner::join(std::string& text, std::string_view next) const {
  if (text.ends_with(kMaybeCut)) {
    text.resize(text.size() - kMaybeCut.size());
    if (!is_cut(text, next)) text.push_back(' ');
    text.append(next);
    return;
  }
  std::size_t end = 0;
  const UChar32 last = last_of(text, &end);
  constexpr UChar32 kSoftHyphen = 0xAD;
  if (last == kSoftHyphen) {
    text.resize(end);
    text.append(next);
    return;
  }
  const UChar32 before = last_of(std::string_view(text).substr(0, end));
  const UChar32 behind = first_of(next);
  if (!next.empty() && ends_with_address(text)) {
    if (!is_more_of_address(text, next)) text.push_back(' ');
    text.append(next);
    return;
  }
  if (is_hyphen(last) && before > 0 && u_isalnum(before) && behind > 0 && u_isalnum(behind)) {
    const std::string_view first = last_word(std::string_view(text).substr(0, end));
    const std::string_view second = first_word(next);
    const std::string small = small_letters(second);
    if (DividedWords::is_only_and(small) ||
        (DividedWords::is_and(small) && has_hyphen_soon(next.substr(second.size())))) {
      text.push_back(' ');
    } else if (!first.empty() && !second.empty() &&
               !keeps_hyphen(first, second, next, is_chain(text, end, first))) {
      text.resize(end);
    }
  } else if (!text.empty() && !next.empty() && !joins_without_blank(text, next) &&
             !divides_korean(text, next)) {
    text.push_back(' ');
  }
  text.append(next);
}

bool starts_small(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const UChar32 c = next_character(line, at);
    if (u_isalnum(c)) return u_islower(c) != 0;
  }
  return false;
}

bool ends_sentence(std::string_view line) {
  line = trimmed(line);
  while (!line.empty()) {
    std::size_t begin = 0;
    const UChar32 c = last_of(line, &begin);
    switch (c) {
      case '.':
      case '!':
      case '?':
      case ':':
      case ';':
      case 0x2026:  // …
      case 0x061B:  // Arabic ; ? .
      case 0x061F:
      case 0x06D4:
      case 0x0964:  // danda
      case 0x0965:
      case 0x3002:  // 。
      case 0xFF0E:
      case 0xFF01:
      case 0xFF1F:
      case 0xFF1A:
      case 0xFF1B:
      case 0x17D4:  // Khmer
      case 0x104B:  // Burmese
        return true;
      default:
        break;
    }
    const int8_t type = c < 0 ? static_cast<int8_t>(U_UNASSIGNED) : u_charType(c);
    const bool closes = c == '"' || c == '\'' || c == '*' || type == U_END_PUNCTUATION ||
                        type == U_FINAL_PUNCTUATION || c == 0x201C || c == 0x00AB;
    if (!closes) return false;
    line = trimmed(line.substr(0, begin));
  }
  return false;
}

bool joins_without_blank(std::string_view text, std::string_view next) {
  const UChar32 before = last_of(text);
  const UChar32 behind = first_of(next);
  const bool first = is_without_blanks(before);
  const bool second = is_without_blanks(behind);
  if (first && second) return true;
  constexpr std::u32string_view kClosing = U",.;:!?)";
  if (first && kClosing.find(static_cast<char32_t>(behind)) != std::u32string_view::npos)
    return true;
  constexpr UChar32 kFirmHyphen = 0x2011;
  if (before == kFirmHyphen) return true;
  // A/C.1/⏎78
  std::size_t end = 0;
  if (last_of(text, &end) == '/' && end > 0 && u_isalnum(last_of(text.substr(0, end))) &&
      behind > 0 && u_isalnum(behind)) {
    return true;
  }
  if (before > 0 && behind > 0 && u_isdigit(before) && u_isdigit(behind)) {
    return divides_number(text, next);
  }
  // 2025⏎年, 第⏎22次
  return (first && behind > 0 && u_isdigit(behind)) || (second && before > 0 && u_isdigit(before));
}

bool starts_list_item(std::string_view line) {
  line = trimmed(line);
  for (const std::string_view bullet :
       {"-", "*", "•", "·", "▪", "◦", "●", "■", "–", "—", "o", "➢"}) {
    if (line.size() > bullet.size() && line.starts_with(bullet) &&
        (line[bullet.size()] == ' ' || line[bullet.size()] == '\t')) {
      return true;
    }
  }
  const bool open = line.starts_with('(') || line.starts_with("（");
  if (open) line.remove_prefix(line.front() == '(' ? 1 : 3);
  constexpr std::size_t kLongest = 6;
  std::size_t end = 0;
  while (end < line.size() && end < kLongest && is_ascii(line[end]) && u_isalnum(line[end])) {
    ++end;
  }
  if (end == 0 || end >= line.size()) return false;
  const std::string_view mark = line.substr(0, end);
  const bool figures = mark.find_first_not_of("0123456789") == std::string_view::npos;
  const bool roman = mark.find_first_not_of("ivxIVX") == std::string_view::npos;
  const bool letter = mark.size() == 1 || (mark.size() == 2 && mark[0] == mark[1]);
  if (!(figures && mark.size() < 4) && !roman && !letter) return false;
  const std::string_view rest = line.substr(end);
  if (rest.starts_with(')') || rest.starts_with("）")) return true;
  if (rest.starts_with("、") && figures) return true;
  return !open && rest.size() > 1 && rest[0] == '.' && (rest[1] == ' ' || rest[1] == '\t') &&
         (figures || roman || mark.size() == 1);
}

int columns_of(std::string_view line) {
  int columns = 0;
  for (std::size_t at = 0; at < line.size();) {
    const UChar32 c = next_character(line, at);
    if (c < 0x300) {
      ++columns;
      continue;
    }
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

}  // namespace rostrum
