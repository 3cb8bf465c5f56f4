/// One commit of an index, open for reading: everything of one answer comes from it.
/// For the files of this folder alone: it shows Xapian.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "schemas/fields.hpp"
#include "schemas/index_format.hpp"
#include "schemas/statement.hpp"
#include "searcher/engine/doc_set.hpp"

namespace rostrum {

/// A value of a facet, as the index has it.
struct IndexedValue {
  std::string term;
  FacetValue value;
};

/// Not thread-safe.
class Snapshot {
 public:
  /// Throws Error: NotFound if there is no index, IndexFormat if its version is not ours.
  explicit Snapshot(const std::filesystem::path& index);

  /// Moves to the newest commit. True if there was a newer one.
  bool refresh();

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] std::uint64_t revision() const { return database_.get_revision(); }
  [[nodiscard]] std::size_t statements() const { return database_.get_doccount(); }
  [[nodiscard]] DocSet none() const { return DocSet(database_.get_lastdocid()); }
  [[nodiscard]] DocSet all() const { return with_term(""); }

  /// Documents that a term stands in; "" for every document.
  [[nodiscard]] DocSet with_term(const std::string& term) const;
  void add_with_term(const std::string& term, DocSet& into) const;
  [[nodiscard]] bool has_term(const std::string& term) const { return database_.term_exists(term); }

  /// How many documents of `set` a term stands in.
  [[nodiscard]] std::size_t count_with_term(const std::string& term, const DocSet& set,
                                            std::size_t set_size) const;

  /// Languages of the statements: "en", "zh"; read once a commit.
  [[nodiscard]] const std::vector<std::string>& languages() const;

  /// Every value of a facet, in order of its term.
  [[nodiscard]] std::vector<IndexedValue> values(const Field& facet) const;
  /// What a facet term is called; value and label are the bare term if the index does not say.
  [[nodiscard]] FacetValue value_of(const Field& facet, const std::string& term) const;

  /// Days that each dated document of `set` can mean, in order of number.
  template <typename Visit>
  void for_each_date(const DocSet& set, const Visit& visit) const {
    const Xapian::valueno slot = *field("date").slot;
    for (auto value = database_.valuestream_begin(slot); value != database_.valuestream_end(slot);
         ++value) {
      if (!set.has(value.get_docid())) continue;
      if (const auto days = decode_date_value(*value)) visit(value.get_docid(), *days);
    }
  }

  /// Throws Error(Unreadable) if the stored statement is damaged.
  [[nodiscard]] Statement statement(std::uint32_t document) const;

  /// Synonyms of a key: the words of a stem, the parts of a compound.
  [[nodiscard]] std::vector<std::string> synonyms(const std::string& key) const;

 private:
  Xapian::Database database_;
  mutable std::vector<std::string> languages_;
  mutable bool languages_known_ = false;
};

}  // namespace rostrum
