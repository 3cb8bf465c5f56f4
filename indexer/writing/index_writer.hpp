/// The one writer of an index, and the indexer's door to Xapian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writing/file_record.hpp"
#include "indexer/writing/merging.hpp"
#include "indexer/writing/prepared_document.hpp"
#include "schemas/error.hpp"

namespace rostrum {

/// A statement as the index has it.
struct StoredState {
  std::string file;
  std::string variant_of;
  std::string content_hash;
  std::string record_hash;
};

/// Changes are kept in memory until commit() returns, and are replayed if it fails: Xapian forgets
/// a whole batch for one bad document. What commit() has acknowledged survives a kill or a full
/// disk. Not thread-safe; one process at a time.
class IndexWriter {
 public:
  /// Opens the index, or makes it with its folders.
  /// Throws Error: Busy if another process writes there, InvalidInput if the folder holds something
  /// else, IndexFormat if another version wrote it, Unreadable if the disk refuses.
  /// Where the index is to take the place of another, messages are about that one.
  explicit IndexWriter(const std::filesystem::path& index, const std::string& vocabulary_hash,
                       const std::filesystem::path& replaces = {});
  ~IndexWriter();

  /// Adds the document, or puts it in the place of the one with its id. Commits by itself when
  /// enough has gathered.
  void put(PreparedDocument document);
  /// False if there is none of that id.
  bool remove(const std::string& id);

  [[nodiscard]] std::optional<StoredState> stored(const std::string& id) const;
  /// Throws Error(Unreadable) if it is damaged.
  [[nodiscard]] std::optional<Statement> statement(const std::string& id) const;
  /// Those that have a term of prepare or add_variant_terms; damaged ones are left out.
  [[nodiscard]] std::vector<Statement> statements_with(const std::string& term) const;
  /// What is set by hand for a statement, JSON; "" takes it away. Takes effect with the next
  /// commit.
  void set_annotation(const std::string& id, const std::string& annotation);
  /// Ids of the statements that came from a file.
  [[nodiscard]] std::vector<std::string> ids_of_file(const std::string& path) const;
  [[nodiscard]] std::vector<std::string> all_ids() const;

  [[nodiscard]] std::optional<FileRecord> file(const std::string& path) const;
  [[nodiscard]] std::vector<FileRecord> files() const;
  /// Takes effect with the commit that its statements are in.
  void set_file(const FileRecord& record);
  void forget_file(const std::string& path);

  /// Throws Error(Unreadable) if the disk refuses, with the number of statements that are safe.
  void commit(Merging merging = Merging::Now);

  /// Makes the columns anew from the stored statements. Throws Error(Unreadable).
  void rebuild_columns();

  /// Statements, those not yet committed among them; each version is one.
  [[nodiscard]] std::size_t statements() const;
  /// How many of those are versions of a statement that is there already.
  [[nodiscard]] std::size_t versions() const;
  /// Number of this run: each has its own, and every statement written carries it.
  [[nodiscard]] std::uint64_t batch() const;
  /// Statements that the index refuses for what they are: id and reason. Their files are not in the
  /// journal. Emptied by the call. (A disk that fails is tried once more, and then an Error.)
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take_refused();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
