/// One file, or a piece of a JSONL file, into statements. What a statement lacks is looked for in
/// this order: --set, sidecar, the file's own record or front matter, --path-pattern, its heading,
/// its file name, its folders' names. A later source only fills gaps; where it disagrees, evidence
/// says so.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/documents/page_recognition.hpp"
#include "indexer/readers/documents/text_recognition.hpp"
#include "indexer/readers/documents/unread_pages.hpp"
#include "indexer/readers/file_formats.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct ReadOptions {
  const Vocabulary* vocabulary = nullptr;                ///< REQUIRES: set, outlives the reader
  std::vector<std::pair<std::string, std::string>> set;  ///< --set FIELD=VALUE
  std::vector<std::pair<std::string, std::string>> map;  ///< --map THEIRS=OURS
  std::map<std::string, std::string> annotations;        ///< by id: fields set by hand, JSON
  std::string path_pattern;                              ///< --path-pattern; "" for none
  OcrLanguages ocr;  ///< --ocr, --ocr-lang: to recognise pages without letters in
  std::chrono::minutes ocr_time = kMostRecognitionTime;     ///< --ocr-minutes: of one document
  bool strict = false;                                      ///< refuse what cannot be resolved
  std::size_t max_statement_bytes = std::size_t{20} << 20;  ///< of one text file or one JSONL line
  std::size_t max_document_bytes = std::size_t{256} << 20;  ///< of one PDF, Word … or CSV file
};

/// Something to tell the user about a file. `line` is 0 where it is about the whole file.
struct Problem {
  int line = 0;
  std::string message;
};

struct ReadResult {
  std::vector<Statement> statements;
  /// Of statements, by their place: which of them is a translation of which.
  std::map<std::size_t, std::size_t> translations;
  std::vector<Problem> skipped;             ///< statements (or the file) that are left out, and why
  std::vector<Problem> notes;               ///< of statements that are kept: what was left out
  std::vector<Problem> damage;              ///< of files that are read, and may be incomplete
  std::vector<std::string> unknown_fields;  ///< names in records that are no fields of ours
  std::vector<UnreadPages> unread;          ///< of documents, those that have such pages
};

/// Not thread-safe: each thread has its own.
class FileReader {
 public:
  /// Throws Error(InvalidInput) if --set, --map or --path-pattern names no field of ours, or a
  /// value of --set resolves to nothing.
  explicit FileReader(const ReadOptions& options);
  ~FileReader();

  /// A whole file: mostly one statement, those of its files where it is an archive or a mail,
  /// several of a verbatim record, a compilation, or an original with its translation (see
  /// file_parts.hpp). PDF, Word, OpenDocument and web pages are read in a process of their own (see
  /// DocumentChild). `sidecar` are the bytes of NAME.meta.json,
  /// "" if there is none. Problems with the content are told in the result; nothing is thrown for
  /// them.
  /// `how_far` is called now and then with the part that has been read, from 0 to 1, of files that
  /// hold many statements or files.
  [[nodiscard]] ReadResult read_file(const std::filesystem::path& file, FileFormat format,
                                     std::string_view bytes, std::string_view sidecar,
                                     const std::function<void(double)>& how_far = {});

  /// Whole lines of a JSONL file; the first of them is line `first_line` of the file. Blank lines
  /// are passed over.
  [[nodiscard]] ReadResult read_lines(const std::filesystem::path& file, std::string_view lines,
                                      int first_line);

  /// Gives a statement what is set by hand for its id, over all else. What no longer resolves is
  /// told in `notes`.
  void annotate(Statement& statement, std::vector<Problem>& notes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
