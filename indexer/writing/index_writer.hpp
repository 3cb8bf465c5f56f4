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

#include "indexer/writing/changing_index.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {

/// Changes are kept in memory until commit() returns, and are replayed if it fails: Xapian forgets
/// a whole batch for one bad document. What commit() has acknowledged survives a kill or a full
/// disk. Not thread-safe; one process at a time.
class IndexWriter : public ChangingIndex {
 public:
  /// Opens the index, or makes it with its folders.
  /// Throws Error: Busy if another process writes there, InvalidInput if the folder holds something
  /// else, IndexFormat if another version wrote it, Unreadable if the disk refuses.
  /// Where the index is to take the place of another, messages are about that one.
  explicit IndexWriter(const std::filesystem::path& index, const std::string& vocabulary_hash,
                       const std::filesystem::path& replaces = {});
  ~IndexWriter() override;

  /// Commits by itself when enough has gathered.
  void put(PreparedDocument document) override;
  bool remove(const std::string& id) override;

  [[nodiscard]] std::optional<StoredState> stored(const std::string& id) const override;
  [[nodiscard]] std::optional<Statement> statement(const std::string& id) const override;
  [[nodiscard]] std::vector<Statement> statements_with(const std::string& term) const override;
  void set_annotation(const std::string& id, const std::string& annotation) override;
  [[nodiscard]] std::vector<std::string> ids_of_file(const std::string& path) const override;
  [[nodiscard]] std::vector<std::string> all_ids() const;

  [[nodiscard]] std::optional<FileRecord> file(const std::string& path) const override;
  [[nodiscard]] std::vector<FileRecord> files() const override;
  void set_file(const FileRecord& record) override;
  void forget_file(const std::string& path) override;

  /// Throws Error(Unreadable) if the disk refuses, with the number of statements that are safe.
  void commit(Merging merging = Merging::Now) override;

  /// Makes the columns anew from the stored statements. Throws Error(Unreadable).
  void rebuild_columns();

  /// Statements, those not yet committed among them.
  [[nodiscard]] std::size_t statements() const override;
  [[nodiscard]] std::size_t versions() const override;
  /// Number of this run: each has its own, and every statement written carries it.
  [[nodiscard]] std::uint64_t batch() const;
  /// Their files are not in the journal. (A disk that fails is tried once more, and then an Error.)
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take_refused() override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
