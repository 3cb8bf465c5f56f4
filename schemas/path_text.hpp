/// File names as text. On disk a name is any bytes; in records, the journal and reports it is
/// UTF-8 that fits on one line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rostrum {

/// Bytes that are no UTF-8 and control characters become \xHH; other names stay as they are. No two
/// paths give the same text: a name that holds such letters by itself has its backslash written so.
[[nodiscard]] std::string path_text(const std::filesystem::path& path);

/// The path that gave the text.
[[nodiscard]] std::filesystem::path path_of_text(std::string_view text);

}  // namespace rostrum
