/// The files below the paths that a user named, and their pieces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/file_reader.hpp"

namespace rostrum {

struct SourceFile {
  std::filesystem::path path;  ///< canonical
  FileFormat format = FileFormat::None;
  std::uintmax_t bytes = 0;
};

struct FileList {
  std::vector<SourceFile> files;                              ///< in order of path, each once
  std::vector<std::pair<std::string, std::string>> problems;  ///< path and why it is left out
  std::vector<std::filesystem::path> roots;                   ///< canonical; of --prune
};

/// Folders are read with all that is below them; hidden files, sidecars and indexes are left out,
/// and links that lead back to a folder are not followed.
[[nodiscard]] FileList list_files(const std::vector<std::string>& paths);

/// Bytes of a small file. Throws Error(Unreadable).
[[nodiscard]] std::string read_whole(const std::filesystem::path& file);

/// Bytes of NAME.meta.json beside a file (talk.txt.meta.json or talk.meta.json); "" if none is
/// there.
[[nodiscard]] std::string read_sidecar(const std::filesystem::path& file);

/// Whole lines of a large file, a piece at a time, so that memory stays flat.
class LinePieces {
 public:
  struct Piece {
    int first_line = 1;
    std::string lines;
    std::vector<int> too_long;  ///< lines left out of the piece because of their length
  };
  LinePieces(std::istream& stream, std::size_t longest_line);
  /// False at the end.
  bool next(Piece& piece);

 private:
  std::istream& stream_;
  std::size_t longest_;
  std::string rest_;
  int line_ = 1;
};

}  // namespace rostrum
