/// A run without writing: an index as it is, with changes that are kept in memory alone.
#pragma once

#include <filesystem>
#include <memory>

#include "indexer/writing/changing_index.hpp"

namespace rostrum {

class IndexRehearsal : public ChangingIndex {
 public:
  /// An empty one where there is no index. Others may write to it all the while.
  /// Throws Error: IndexFormat if another version wrote it, Unreadable if it cannot be read.
  explicit IndexRehearsal(const std::filesystem::path& index);
  ~IndexRehearsal() override;

  void put(PreparedDocument document) override;
  bool remove(const std::string& id) override;
  [[nodiscard]] std::optional<StoredState> stored(const std::string& id) const override;
  [[nodiscard]] std::optional<Statement> statement(const std::string& id) const override;
  [[nodiscard]] std::vector<Statement> statements_with(const std::string& term) const override;
  [[nodiscard]] std::vector<std::string> ids_of_file(const std::string& path) const override;
  [[nodiscard]] std::optional<FileRecord> file(const std::string& path) const override;
  [[nodiscard]] std::vector<FileRecord> files() const override;
  void set_file(const FileRecord& record) override;
  void forget_file(const std::string& path) override;
  void set_annotation(const std::string& id, const std::string& annotation) override;
  void commit(Merging merging) override;
  [[nodiscard]] std::size_t statements() const override;
  [[nodiscard]] std::size_t versions() const override;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take_refused() override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
