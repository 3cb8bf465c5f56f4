/// An index as a run sees it and changes it, whether or not the changes are written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writing/documents/file_record.hpp"
#include "indexer/writing/documents/prepared_document.hpp"
#include "indexer/writing/merging.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum {

/// A statement as the index has it.
struct StoredState {
  std::string file;
  std::string variant_of;
  std::string content_hash;
  std::string record_hash;
};

/// What was put, removed or set is there at once for those who ask. Members throw
/// Error(Unreadable) where the index cannot be read or the disk refuses. Not thread-safe.
class ChangingIndex {
 public:
  virtual ~ChangingIndex() = default;

  /// Adds the document, or puts it in the place of the one with its id.
  virtual void put(PreparedDocument document) = 0;
  /// False if there is none of that id.
  virtual bool remove(const std::string& id) = 0;

  [[nodiscard]] virtual std::optional<StoredState> stored(const std::string& id) const = 0;
  /// Throws Error(Unreadable) if it is damaged.
  [[nodiscard]] virtual std::optional<Statement> statement(const std::string& id) const = 0;
  /// Those that have a term of prepare or add_version_terms; damaged ones are left out.
  [[nodiscard]] virtual std::vector<Statement> statements_with(const std::string& term) const = 0;
  /// Ids of the statements that came from a file.
  [[nodiscard]] virtual std::vector<std::string> ids_of_file(const std::string& path) const = 0;

  [[nodiscard]] virtual std::optional<FileRecord> file(const std::string& path) const = 0;
  [[nodiscard]] virtual std::vector<FileRecord> files() const = 0;
  /// Takes effect with the commit that its statements are in.
  virtual void set_file(const FileRecord& record) = 0;
  virtual void forget_file(const std::string& path) = 0;
  /// What is set by hand for a statement, JSON; "" takes it away. Takes effect with the next
  /// commit.
  virtual void set_annotation(const std::string& id, const std::string& annotation) = 0;

  virtual void commit(Merging merging = Merging::Now) = 0;

  /// Statements; each version is one.
  [[nodiscard]] virtual std::size_t statements() const = 0;
  /// How many of those are versions of a statement that is there already.
  [[nodiscard]] virtual std::size_t versions() const = 0;
  /// Statements that the index refuses for what they are: id and reason. Emptied by the call.
  [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> take_refused() = 0;

 protected:
  ChangingIndex() = default;
  ChangingIndex(const ChangingIndex&) = default;
  ChangingIndex& operator=(const ChangingIndex&) = default;
};

}  // namespace rostrum
