/// The files below the paths that a user named, and their pieces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/file_reader.hpp"

namespace rostrum {

struct SourceFile {
  std::filesystem::path path;            ///< canonical
  FileFormat format = FileFormat::None;  ///< None of a known file that was not looked into
  std::uintmax_t bytes = 0;
  std::string stamp = {};  ///< file_stamp; "" if it was not asked for, or tells nothing
};

struct FileList {
  std::vector<SourceFile> files;                              ///< in order of path, each once
  std::vector<std::pair<std::string, std::string>> problems;  ///< path and why it is left out
  std::vector<std::filesystem::path> roots;                   ///< canonical; of --prune
  /// Folders that could be read to their end, with the number of their entries that are not hidden.
  std::map<std::filesystem::path, std::size_t> listed;
};

/// Folders are read with all that is below them; hidden files, sidecars and indexes are left out,
/// and links that lead back to a folder are not followed.
/// A file of which `is_known` says that it was read with this stamp is not looked into.
using IsKnown = std::function<bool(const std::string& path_text, const std::string& stamp)>;
[[nodiscard]] FileList list_files(const std::vector<std::string>& paths,
                                  const IsKnown& is_known = nullptr);

/// By a file's first bytes. Throws Error: Unreadable if they cannot be read, InvalidInput if no
/// reader reads such a file, with the reason.
[[nodiscard]] FileFormat sniffed_format(const std::filesystem::path& file);

/// NAME.meta.json beside a file, if it is there. Throws Error(Unreadable) if that cannot be known.
[[nodiscard]] std::optional<std::filesystem::path> sidecar_of(const std::filesystem::path& file);

/// Bytes of NAME.meta.json beside a file (talk.txt.meta.json or talk.meta.json); "" if none is
/// there. Throws Error(Unreadable) if that cannot be known.
[[nodiscard]] std::string read_sidecar(const std::filesystem::path& file);

/// Whole lines of a large file, a piece at a time, so that memory stays flat.
class LinePieces {
 public:
  struct Piece {
    int first_line = 1;
    std::string lines;
    std::vector<int> too_long;  ///< lines left out of the piece because of their length
  };
  /// Fills a buffer as far as it can; 0 at the end. May throw, and then next() does.
  using ReadSome = std::function<std::size_t(char*, std::size_t)>;
  LinePieces(ReadSome read, std::size_t longest_line);
  LinePieces(std::istream& stream, std::size_t longest_line);
  /// False at the end. Throws Error(Unreadable) if the input cannot be read to it.
  bool next(Piece& piece);

 private:
  ReadSome read_;
  std::size_t longest_;
  std::string rest_;
  int line_ = 1;
};

}  // namespace rostrum
