/// What --prune may take away: files that are truly gone, and not behind a disk that is.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ingest/file_list.hpp"
#include "indexer/writing/documents/file_record.hpp"

namespace rostrum {

struct Pruning {
  std::vector<FileRecord> gone;
  /// Paths below which files are missing and kept, and why, with what to do.
  std::vector<std::pair<std::string, std::string>> kept;
};

/// A file that was read is gone if nothing is in its place and the nearest folder above it that
/// exists was listed now, below one of the roots, and holds something else. A root that is missing,
/// an empty folder and one that could not be listed may be a disk that is not there: what was read
/// below them is kept.
[[nodiscard]] Pruning files_gone(const std::vector<FileRecord>& journal, const FileList& list);

/// True if `path` is `root` or stands below it.
[[nodiscard]] bool is_below(const std::filesystem::path& path, const std::filesystem::path& root);

}  // namespace rostrum
