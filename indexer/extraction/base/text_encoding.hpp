/// Bytes in any encoding to UTF-8. The door to ICU's converters and its detector.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// The bytes in UTF-8; what has no meaning in the encoding becomes U+FFFD. nullopt if there is no
/// such encoding. `name` as the IANA has it; a byte order mark is left out.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes, const std::string& name);

/// A letter by its number in Unicode; "" for what is none: controls but tab and line feed, halves
/// of pairs, numbers beyond.
[[nodiscard]] std::string utf8_of(std::uint32_t code);

/// What browsers read where a page says `label` (WHATWG Encoding Standard): "iso-8859-1" gives
/// "windows-1252", "gb2312" gives "gb18030". "" for a label that they do not know.
[[nodiscard]] std::string encoding_of_label(std::string_view label);

/// By the byte order mark: "UTF-8", "UTF-16LE", "UTF-32BE" …; "" if there is none.
[[nodiscard]] std::string encoding_of_mark(std::string_view bytes);

struct DetectedEncoding {
  std::string name;   ///< as browsers call it: "windows-1251", "shift_jis" …; "" if unsure
  std::string guess;  ///< the best guess, sure or not
  std::string text;   ///< in UTF-8; "" if unsure
};

/// What text is written in that is not UTF-8, by its mark, else by its letters. Unsure where two
/// readings are as likely as each other and differ in letters. REQUIRES: `bytes` is not UTF-8.
[[nodiscard]] DetectedEncoding detected_encoding(std::string_view bytes);

/// Text whose lines are not all in one encoding, as of files that were put together.
struct MixedText {
  std::string text;        ///< in UTF-8
  std::string encoding;    ///< of the bytes that are not: "windows-1252"; "" if nothing tells
  std::vector<int> lines;  ///< on which they stand, from 1
  std::size_t lost = 0;    ///< bytes without meaning, each U+FFFD in the text
};

/// Text of which some lines are UTF-8, read line by line; nullopt if too few are for that to be no
/// accident. A line that is UTF-8 in part is read letter by letter.
[[nodiscard]] std::optional<MixedText> mixed_text(std::string_view bytes);

}  // namespace rostrum
