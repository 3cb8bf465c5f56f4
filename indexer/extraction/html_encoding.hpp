/// In which encoding a web page is to be read.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// The page in UTF-8, without NUL. The encoding is that of its byte order mark; UTF-8 if the bytes
/// are that, whatever an old template declares; the one that it declares, as browsers read the
/// label; the one that its letters point to; windows-1252, as browsers have it.
[[nodiscard]] std::string html_utf8(std::string_view bytes);

}  // namespace rostrum
