/// Statements of what was read: what each source says laid over the other, what is left out told,
/// and the rules of a statement held.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/headings/heading_reader.hpp"
#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/path_pattern.hpp"
#include "indexer/readers/record_lists.hpp"
#include "indexer/readers/records/record_resolver.hpp"

namespace rostrum {

/// Not thread-safe.
class StatementMaker {
 public:
  /// Throws Error(InvalidInput) as FileReader does. REQUIRES: the options outlive it.
  explicit StatementMaker(const ReadOptions& options);

  /// What --set says, for a statement to begin with.
  [[nodiscard]] const Statement& flags() const { return flags_; }
  /// What is told of that with each file.
  [[nodiscard]] const std::vector<Problem>& flag_notes() const { return flag_notes_; }

  /// Tells what is left out of a statement; false if --strict refuses it.
  bool tell(const std::vector<std::string>& left_out, int line, ReadResult& result) const;

  /// Resolves an object under what is already known; false if --strict refuses it.
  bool add_record(const nlohmann::json& object, std::string_view rule, int line,
                  Statement& statement, ReadResult& result);

  /// What the place of a file says; false if --strict refuses it.
  bool add_place(const std::filesystem::path& file, Statement& statement, ReadResult& result);

  /// True if a record with these fields has a text.
  [[nodiscard]] bool has_text(const nlohmann::json& record);

  /// One record of a file of many.
  void take_record(const std::filesystem::path& file, const std::string& media_type,
                   const ListedRecord& record, ReadResult& result);

  /// The statements of a file whose text is read: one, or several. `lines` are those of the file
  /// that the lines of the text begin on; none: they are the same. `letterhead`: lines for its
  /// heading alone.
  void take_file(Statement statement, const std::filesystem::path& file,
                 const std::vector<int>& lines, const std::string& letterhead, ReadResult& result);

  /// As FileReader::annotate.
  void annotate(Statement& statement, std::vector<Problem>& notes);

 private:
  Statement read_flags();
  void check_pattern();
  void finish(Statement statement, int line, ReadResult& result);

  const ReadOptions& options_;
  RecordResolver resolver_;
  HeadingReader headings_;
  std::optional<PathPattern> pattern_;
  std::vector<Problem> flag_notes_;
  Statement flags_;
};

}  // namespace rostrum
