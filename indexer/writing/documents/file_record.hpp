/// What the index remembers of a file that was read into it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

/// The source of what comes from the standard input: no file, and never in the journal.
inline constexpr std::string_view kStandardInput = "stdin";

struct FileRecord {
  std::string path;      ///< path_text
  std::string sha256;    ///< of its bytes and its sidecar's
  std::string settings;  ///< how it was read: flags, vocabulary, format
  std::size_t statements = 0;
  std::string stamp;  ///< size, times and inode when it was read; "" if they tell nothing
};

/// As it stands in the metadata of the index, JSON.
[[nodiscard]] std::string encode(const FileRecord& record);
/// nullopt if it has no such form.
[[nodiscard]] std::optional<FileRecord> decode_file_record(std::string_view stored);

}  // namespace rostrum
