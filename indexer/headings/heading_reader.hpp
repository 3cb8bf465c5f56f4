/// Metadata from a statement's own first lines, from its file name and from its folders' names,
/// each with the evidence for it. A wrong value is worse than a missing one.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/headings/file_parts.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// Not thread-safe: each thread has its own. REQUIRES: the vocabulary outlives it.
class HeadingReader {
 public:
  explicit HeadingReader(const Vocabulary& vocabulary);
  ~HeadingReader();

  /// Fills the fields that `statement` lacks and adds the evidence for each. Where a heading or
  /// file name says something else than the statement already has, evidence with `used == false`
  /// is added and the value stays. `letterhead` are lines that stood before the text and are no
  /// part of it: rules read them first, and their evidence is called "letterhead.…", at no line.
  /// REQUIRES: statement.text is set.
  void read(Statement& statement, const std::filesystem::path& file,
            std::string_view letterhead = {});

  /// Fills what the first sentences of a text say in their own voice beyond doubt, for whom it
  /// speaks and with whom it agrees, and the kind of statement that it is, and nothing else. For
  /// texts whose heading is elsewhere, as in a record. REQUIRES: statement.text is set.
  void read_voice(Statement& statement);

  /// What a line "Statement by NAME" says: who delivers it, for whom, jointly with whom. Empty if
  /// nothing is sure.
  [[nodiscard]] Statement authors(const std::string& name);

  /// parts_of, with the names that this reader knows.
  [[nodiscard]] std::vector<FilePart> parts(std::string_view text, std::size_t& remarks) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
