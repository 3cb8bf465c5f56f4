/// Files that are lists of records, a statement each: tables, JSON lists, exports of library
/// catalogues and reference managers.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/file_formats.hpp"
#include "indexer/readers/records/csv_reader.hpp"
#include "schemas/vocabulary/session_finder.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct ListedRecord {
  int line = 0;           ///< on which it begins; its number where the format has no lines
  nlohmann::json object;  ///< as RecordResolver reads it
  std::string text_is;    ///< what stands for the text: "abstract", "notes", "title"; or ""
  std::vector<std::string> notes;  ///< what was left out of it
};

/// What is told of a list: line, and what is wrong there.
struct ListProblems {
  std::vector<std::pair<int, std::string>> skipped;  ///< records that are left out
  std::vector<std::pair<int, std::string>> notes;
  std::vector<std::string> unread_columns;
};

/// True for a format whose files are such lists, JSONL apart.
[[nodiscard]] bool is_record_list(FileFormat format);

/// Not thread-safe. REQUIRES: the vocabulary outlives it.
class RecordListReader {
 public:
  /// `renames`: --map THEIRS=OURS.
  RecordListReader(const Vocabulary& vocabulary,
                   std::vector<std::pair<std::string, std::string>> renames)
      : vocabulary_(vocabulary), renames_(std::move(renames)), finder_(vocabulary) {}

  using Take = std::function<void(ListedRecord)>;
  /// Gives each record to `take`. A broken one costs itself alone and is told.
  /// REQUIRES: is_record_list(format); the bytes are UTF-8, but those of Marc.
  /// Throws Error(InvalidInput) for a file that is no list at all.
  [[nodiscard]] ListProblems read(FileFormat format, std::string_view bytes, const Take& take);

  /// The same of a table, whose first row names the columns. REQUIRES: it has a row.
  [[nodiscard]] ListProblems read_rows(const std::vector<CsvRow>& rows, const Take& take);

  /// True if a table with these columns is an export, whose rows need no column of texts.
  [[nodiscard]] bool is_catalogue(const std::vector<std::string>& names) const;

 private:
  [[nodiscard]] std::vector<std::string> meant_by(std::vector<std::string> names) const;
  void read_json(std::string_view bytes, const Take& take, ListProblems& problems);
  void take_entry(const struct CatalogueEntry& entry, const Take& take);

  const Vocabulary& vocabulary_;
  std::vector<std::pair<std::string, std::string>> renames_;
  SessionFinder finder_;
};

}  // namespace rostrum
