/// One commit of an index, open for reading: everything of one answer comes from it.
/// For the engine's rooms alone (tests/schemas/layering_test.cpp): it shows Xapian.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/base/name_table.hpp"
#include "schemas/base/pinned_folder.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/statement_terms.hpp"
#include "schemas/record/date.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/request/question_budget.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/commit_columns.hpp"

namespace rostrum {

/// Documents, words and facets are read from the columns, statements from the database. What the
/// columns do not have, because they are behind or missing, is made from the stored statements when
/// the commit is opened: slower, and the same.
/// Not thread-safe, as Xapian is not: each thread has its own. What reads the columns alone, as the
/// counting of facets does, may be called by several threads meanwhile. The columns, which are
/// nearly all that it holds, are one for all snapshots with the same share.
class Snapshot {
 public:
  /// Throws Error: NotFound if there is no index, IndexFormat if its version is not ours. REQUIRES:
  /// all with one share are of one index.
  explicit Snapshot(const std::filesystem::path& index,
                    std::shared_ptr<CommitShare> share = std::make_shared<CommitShare>(),
                    FilesToldBy files = FilesToldBy::Path);

  /// Moves to the newest commit, and to its columns where they came after it.
  void refresh();

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] std::uint64_t revision() const { return database_.get_revision(); }
  /// Versions of one statement count once.
  [[nodiscard]] std::size_t statements() const {
    return database_.get_doccount() - columns_->version_groups.surplus(columns_->live);
  }
  [[nodiscard]] const VersionGroups& version_groups() const { return columns_->version_groups; }
  /// Reads all that a segment of the columns should hold, which begins with that document, from the
  /// database instead, until the next commit. False if that is done already.
  bool leave_out(std::uint32_t first);
  /// True if any was.
  [[nodiscard]] bool any_left_out() const { return columns_->unread || !columns_->damaged.empty(); }
  /// How many of them the columns on disk lack.
  [[nodiscard]] std::size_t not_in_columns() const { return columns_->not_in_columns; }
  /// Words of a statement, on average, as ranking counts its length. Above 0.
  [[nodiscard]] double average_length() const {
    return std::max(1.0, database_.get_average_length());
  }

  [[nodiscard]] DocSet none() const { return DocSet(columns_->last); }
  /// Every statement.
  [[nodiscard]] const DocSet& all() const { return columns_->live; }
  /// In the order of their documents. They may hold documents that are gone.
  [[nodiscard]] const std::vector<Segment>& segments() const { return columns_->segments; }
  [[nodiscard]] bool any_gone() const { return columns_->any_gone; }
  /// That which holds a document. REQUIRES: the document is one of all().
  [[nodiscard]] const Segment& segment_of(std::uint32_t document) const;

  /// Documents of a list, those that are gone perhaps among them.
  void add_list(ListKind kind, std::string_view name, DocSet& into) const;
  /// How many statements a list has.
  [[nodiscard]] std::size_t frequency(ListKind kind, std::string_view name) const;
  [[nodiscard]] bool has(ListKind kind, std::string_view name) const {
    return frequency(kind, name) > 0;
  }
  /// The same of a stem. Feedback asks for hundreds at a time, mostly for the same ones again, and
  /// counting is dear where documents are gone: so it is remembered as long as the commit is open.
  [[nodiscard]] std::size_t stem_frequency(std::string_view stem) const;
  /// Documents of a filter's term: a facet's value or an id.
  void add_filtered(const std::string& term, DocSet& into) const;
  [[nodiscard]] bool has_filter(const std::string& term) const;
  /// Names of lists with that beginning, ascending; at most `most`.
  [[nodiscard]] std::vector<std::string> lists_from(ListKind kind, const std::string& beginning,
                                                    std::size_t most) const;
  /// Lists of the words with that beginning in a field of that prefix, those of whole words first,
  /// then those of hyphenated ones; of each at most `most`.
  [[nodiscard]] std::vector<std::string> words_from(std::string_view prefix,
                                                    const std::string& beginning,
                                                    std::size_t most) const;
  /// Lists of the hyphenated spellings of a word.
  [[nodiscard]] std::vector<std::string> hyphenated(std::string_view prefix,
                                                    const std::string& word) const;

  /// Combinations of a segment that have no value of a facet, ascending; of the facet's group.
  [[nodiscard]] const std::vector<std::uint16_t>& combinations_without(std::size_t segment,
                                                                       const Field& facet) const {
    return columns_->absences[segment][static_cast<std::size_t>(&facet - kFields.data())];
  }
  /// Documents without a value of a facet, those that are gone perhaps among them.
  void add_without(const Field& facet, DocSet& into) const;

  /// Languages of the statements: "en", "zh".
  [[nodiscard]] const std::vector<std::string>& languages() const { return columns_->languages; }

  /// Every value of every facet, ascending by term.
  [[nodiscard]] const std::vector<IndexedValue>& values() const { return *columns_->values; }
  /// The same, to keep beyond this commit.
  [[nodiscard]] std::shared_ptr<const std::vector<IndexedValue>> shared_values() const {
    return columns_->values;
  }
  /// Number of a facet's value in values(); nullopt if the index does not have it.
  [[nodiscard]] std::optional<std::uint32_t> value_number(std::string_view term) const;
  /// The values that a segment numbers, as numbers in values().
  [[nodiscard]] const std::vector<std::uint32_t>& value_numbers(std::size_t segment) const {
    return columns_->value_numbers[segment];
  }
  /// Of the same segment.
  [[nodiscard]] const ValueCombinations& value_combinations(std::size_t segment) const {
    return columns_->value_combinations[segment];
  }

  /// Days that each dated document of `set` can mean, in order of number.
  template <typename Visit>
  void for_each_date(const DocSet& set, const Visit& visit) const {
    for (const Segment& segment : columns_->segments) {
      spend(segment.slots());
      const auto days = segment.days();
      set.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
        const std::size_t slot = document - segment.first();
        if (days[2 * slot] == 0) return;
        visit(document,
              DayRange{static_cast<int>(days[2 * slot]), static_cast<int>(days[2 * slot + 1])});
      });
    }
  }

  /// Stems of a document's text, ascending, and how many words of its length have them. They are
  /// written once, as terms of the database: reading them takes a tenth of analysing the text
  /// again.
  template <typename Visit>
  void for_each_stem(std::uint32_t document, const Visit& visit) const {
    const auto end = database_.termlist_end(document);
    auto term = database_.termlist_begin(document);
    // Stems of other fields have their prefix before the stem's own.
    for (term.skip_to("Z"); term != end; ++term) {
      const std::string stem = *term;
      if (!stem.starts_with('Z')) break;
      visit(std::string_view(stem), term.get_wdf());
    }
  }

  /// Throws Error(Unreadable) if the stored statement is damaged.
  [[nodiscard]] Statement statement(std::uint32_t document) const;
  /// The same with its file as it was read, however that is told.
  [[nodiscard]] Statement untold_statement(std::uint32_t document) const;
  /// From the columns: without text and evidence. Throws as statement() does.
  [[nodiscard]] Statement record(std::uint32_t document) const;
  /// A statement that was read from a database of this index, with its file as it is told.
  [[nodiscard]] Statement told(Statement statement) const;
  /// Throws as statement() does.
  [[nodiscard]] std::string text(std::uint32_t document) const;

  /// Lists of the words that have a stem, ascending.
  [[nodiscard]] std::vector<std::string> forms(const std::string& stem) const;

 private:
  /// Of the newest commit. An error leaves nothing that refresh() would take for loaded.
  void open();
  /// Until the columns stand for the newest commit, half a second at most.
  void wait_for_columns() const;
  /// Whether the columns on disk are of the commit that the database shows, or of a newer one.
  [[nodiscard]] bool columns_have_come(const Xapian::Database& database) const;
  /// Takes the columns from the share, or makes them without those segments.
  void load(std::set<std::uint32_t> damaged);
  void make_columns(std::set<std::uint32_t> damaged);
  void load_columns();
  /// The segments that can be read, and the manifest that names them.
  std::optional<ColumnManifest> map_columns();
  void make_up(const std::vector<std::uint32_t>& numbers);
  void load_values();
  void load_absences();
  void load_versions();
  void forget_stems() const;

  std::filesystem::path index_;
  PinnedFolder folder_;
  Xapian::Database database_;
  bool loaded_ = false;  ///< the columns are of the commit that the database shows
  std::shared_ptr<CommitShare> share_;
  FilesToldBy files_;
  std::shared_ptr<const CommitColumns> columns_ = std::make_shared<CommitColumns>();
  CommitColumns* making_ = nullptr;  ///< the same while they are made, and nobody else has them
  mutable NameTable known_stems_;
  mutable std::vector<std::size_t> stem_frequencies_;  ///< of known_stems_, by number
};

}  // namespace rostrum
