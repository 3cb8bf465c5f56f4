/// Encodings that neither a byte order mark nor a true label tells.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// What bytes are written in that may pass for ASCII and are none: UTF-16 or UTF-32 without a mark,
/// where only one of them gives text; ISO-2022-JP or -KR by their escapes. "" for all else. Only
/// the first 4096 bytes are looked at.
[[nodiscard]] std::string unmarked_encoding(std::string_view bytes);

/// The encoding to read bytes in that are labelled with one (as encoding_of_label has it): the
/// label's, unless the letters surely are of another script in another encoding, or small where it
/// has capitals.
/// REQUIRES: `bytes` is not UTF-8.
[[nodiscard]] std::string likelier_encoding(std::string_view bytes, const std::string& labelled);

}  // namespace rostrum
