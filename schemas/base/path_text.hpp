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

/// What is packed in a file is named behind it and two slashes: "mail.zip//folder/talk.pdf". `name`
/// is of anyone's making.
[[nodiscard]] std::filesystem::path inner_path(const std::filesystem::path& file,
                                               std::string_view name);

/// The file on disk that holds it: "mail.zip". A file that is in no other is its own.
[[nodiscard]] std::string outer_file(std::string_view path_text);

/// The path that gave the text.
[[nodiscard]] std::filesystem::path path_of_text(std::string_view text);

}  // namespace rostrum
