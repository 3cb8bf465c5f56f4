/// Looks at an index without writing: its figures, and where its statements came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writing/documents/file_record.hpp"

namespace rostrum {

struct IndexFigures {
  std::size_t statements = 0;  ///< versions of one statement count once
  std::size_t versions = 0;    ///< documents beside them: translations and copies
  std::size_t words = 0;       ///< running words of title and text
  std::size_t distinct_terms = 0;
  std::uintmax_t bytes = 0;  ///< on disk
  std::uint64_t revision = 0;
  std::string format;
  std::string batch;      ///< number of the last run that wrote
  std::size_t files = 0;  ///< known by their hash
  /// Files with statements here that are not: read in part, or to be read anew.
  std::size_t open_files = 0;
  std::string first_date;  ///< YYYYMMDD; "" if no statement has a date
  std::string last_date;
  /// For each facet: its values with the number of statements.
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::size_t>>>> facets;
};

/// Throws Error: NotFound, IndexFormat, Unreadable.
[[nodiscard]] IndexFigures index_figures(const std::filesystem::path& index);

/// The files that an index was made from, as they stood when it was opened. Not thread-safe.
class FileJournal {
 public:
  /// Empty where there is no index, or none that can be read: whoever writes to it will say so.
  explicit FileJournal(const std::filesystem::path& index);
  ~FileJournal();
  FileJournal(const FileJournal&) = delete;
  FileJournal& operator=(const FileJournal&) = delete;

  [[nodiscard]] std::optional<FileRecord> find(const std::string& path_text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// How many statements came from each source file ("" for none that is known).
/// Throws Error(Unreadable) if the index cannot be read.
[[nodiscard]] std::map<std::string, std::size_t> statements_by_source(
    const std::filesystem::path& index);

/// What people set by hand, by the id of the statement; empty where there is no index.
/// Throws Error(Unreadable) if the index cannot be read.
[[nodiscard]] std::map<std::string, std::string> read_annotations(
    const std::filesystem::path& index);

}  // namespace rostrum
