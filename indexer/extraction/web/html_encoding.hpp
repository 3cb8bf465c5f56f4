/// In which encoding a web page is to be read.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

struct HtmlSource {
  std::string text;
  std::string note = {};  ///< what of it could not be read; "" for nothing
};

/// The page in UTF-8, without NUL. The encoding is that of its byte order mark; UTF-8 if the bytes
/// are that, whatever an old template declares; the one that it declares, as browsers read the
/// label; line by line where some are UTF-8; the one that its letters point to; windows-1252, as
/// browsers have it.
[[nodiscard]] HtmlSource html_utf8(std::string_view bytes);

}  // namespace rostrum
