#include "indexer/extraction/base/unmarked_encoding.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>

#include "indexer/extraction/base/text_encoding.hpp"
#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// True for text that somebody wrote: every character is known, and words are parted.
bool is_plausible(std::string_view text) {
  std::size_t parting = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    constexpr std::int32_t kFullStop = 0x3002;
    constexpr std::int32_t kComma = 0xFF0C;
    if (c == ' ' || c == '\n' || c == kFullStop || c == kComma) ++parting;
    if (c == '\t' || c == '\n' || c == '\r' || c == '\f') continue;
    const auto kind = u_charType(c);
    const bool strange = c < 0 || static_cast<char32_t>(c) == kReplacement ||
                         kind == U_CONTROL_CHAR || kind == U_UNASSIGNED ||
                         kind == U_PRIVATE_USE_CHAR || kind == U_SURROGATE;
    if (strange) return false;
  }
  return parting > 0;
}

UScriptCode script_of(std::int32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  const bool japanese = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
  return japanese ? USCRIPT_HAN : script;
}

/// That of most letters beyond ASCII.
UScriptCode usual_script(std::string_view text) {
  std::map<UScriptCode, std::size_t> letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c >= 0x80 && u_isalpha(c)) ++letters[script_of(c)];
  }
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return most == letters.end() ? USCRIPT_COMMON : most->first;
}

/// True if most letters beyond ASCII are capitals, as where small ones stand for those in another
/// encoding.
bool is_mostly_capitals(std::string_view text) {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c < 0x80) continue;
    capitals += u_isupper(c) ? 1 : 0;
    small += u_islower(c) ? 1 : 0;
  }
  return capitals > small;
}

/// True if bytes beyond ASCII make words, as letters of other scripts than the Latin do.
bool has_words_beyond_ascii(std::string_view bytes) {
  constexpr std::size_t kFewestInWord = 3;
  constexpr std::size_t kMostAlone = 5;  // one in so many
  std::size_t all = 0;
  std::size_t in_words = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && !is_ascii(bytes[end])) ++end;
    all += end - at;
    if (end - at >= kFewestInWord) in_words += end - at;
    at = std::max(end, at + 1);
  }
  return all > 0 && (all - in_words) * kMostAlone <= all;
}

}  // namespace

std::string unmarked_encoding(std::string_view bytes) {
  constexpr std::size_t kLooked = 4096;
  constexpr std::size_t kFewestBytes = 16;
  constexpr std::array<const char*, 4> kWide{"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"};
  const std::string_view looked = bytes.substr(0, kLooked);
  for (const std::string_view escape : {"\x1B$B", "\x1B$@", "\x1B$(D"}) {
    if (looked.find(escape) != std::string_view::npos) return "iso-2022-jp";
  }
  if (looked.find("\x1B$)C") != std::string_view::npos) return "ISO-2022-KR";
  if (looked.find('\0') == std::string_view::npos || looked.size() < kFewestBytes ||
      !encoding_of_mark(bytes).empty()) {
    return "";
  }
  std::string found;
  for (const char* name : kWide) {
    std::string text = to_utf8(looked, name).value_or("");
    // The last letter may be cut.
    if (bytes.size() > looked.size() && text.ends_with(kReplacementText)) {
      text.resize(text.size() - kReplacementText.size());
    }
    if (!is_plausible(text)) continue;
    if (!found.empty()) return "";
    found = name;
  }
  return found;
}

std::string likelier_encoding(std::string_view bytes, const std::string& labelled) {
  if (!has_words_beyond_ascii(bytes)) return labelled;
  const DetectedEncoding detected = detected_encoding(bytes);
  if (detected.name.empty() || detected.name == labelled) return labelled;
  const std::string text = to_utf8(bytes, labelled).value_or("");
  const bool broken = text.find(kReplacementText) != std::string::npos;
  const bool swapped = is_mostly_capitals(text) && !is_mostly_capitals(detected.text);
  const bool other = broken || swapped || usual_script(text) != usual_script(detected.text);
  return other ? detected.name : labelled;
}

}  // namespace rostrum
