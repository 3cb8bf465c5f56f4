/// What an open database has of statements and of the files that they came from.
/// For the files of this folder alone: it shows Xapian.
#pragma once

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/writing/changing_index.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum {

[[nodiscard]] std::string id_term(const std::string& id);

/// Reads a database; Xapian's exceptions pass through. REQUIRES: both outlive it.
class StoredStatements {
 public:
  /// `removed`: numbers of documents that are passed over.
  explicit StoredStatements(const Xapian::Database& database,
                            const std::set<Xapian::docid>* removed = nullptr)
      : database_(database), removed_(removed) {}

  /// Numbers of the documents that have a term.
  [[nodiscard]] std::vector<Xapian::docid> numbers(const std::string& term) const;

  [[nodiscard]] std::optional<StoredState> state(const std::string& id) const;
  /// Throws Error(Unreadable) if it is damaged.
  [[nodiscard]] std::optional<Statement> statement(const std::string& id) const;
  /// Damaged ones are left out.
  [[nodiscard]] std::vector<Statement> with(const std::string& term) const;
  [[nodiscard]] std::vector<std::string> ids_of_file(const std::string& path) const;
  [[nodiscard]] std::vector<std::string> all_ids() const;
  [[nodiscard]] std::optional<FileRecord> file(const std::string& path) const;
  [[nodiscard]] std::vector<FileRecord> files() const;

 private:
  [[nodiscard]] std::optional<std::string> data_of(const std::string& id) const;

  const Xapian::Database& database_;
  const std::set<Xapian::docid>* removed_;
};

}  // namespace rostrum
