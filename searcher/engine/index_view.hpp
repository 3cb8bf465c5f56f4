/// One commit of an index as analyses see it: questions, their statements, and where the words
/// stand. Nothing of Xapian is in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/base/name_table.hpp"
#include "schemas/record/date.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/counting/facet_column.hpp"
#include "searcher/passages/passage.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/doc_set.hpp"

namespace rostrum {

struct QueryNode;
class IndexSource;

/// A question's statements on one commit. A statement may be several documents, its versions.
class Matches {
 public:
  SearchRequest request;
  std::string parsed;                  ///< as understood, in canonical form
  std::vector<AppliedFilter> filters;  ///< as understood
  std::vector<Expansion> expanded;     ///< what its words stand for
  std::string suggestion;              ///< with misspelt words mended; "" for none
  std::vector<std::string> warnings;
  bool has_words = false;  ///< false: every statement that passes the filters
  DocSet documents{0};     ///< that match
  DocSet on_file{0};       ///< that pass the filters, whatever their words

 private:
  friend class IndexView;
  std::shared_ptr<const QueryNode> root_;
};

/// Not thread-safe. Valid while SearchEngine::analyse runs.
class IndexView {
 public:
  explicit IndexView(IndexSource& source) : source_(source) {}

  [[nodiscard]] std::uint64_t revision() const;
  /// In the whole index; versions of one count once.
  [[nodiscard]] std::size_t statements() const;
  [[nodiscard]] const Vocabulary& vocabulary() const;

  /// Throws as SearchEngine::search does.
  [[nodiscard]] Matches ask(const SearchRequest& request) const;

  /// Statements of a set: versions of one count once.
  [[nodiscard]] std::size_t count(const DocSet& set) const;
  /// One document a statement: the main version where it is in the set, else the first that is.
  [[nodiscard]] DocSet once(const DocSet& set) const;
  /// All versions of the statement that a document is one of, the main one first; null if it is the
  /// only one.
  [[nodiscard]] const std::vector<std::uint32_t>* versions(std::uint32_t document) const;

  [[nodiscard]] FacetColumn column(const Field& facet) const;
  /// Days that each dated document can mean, by document; {0, 0} for those without a date.
  [[nodiscard]] std::vector<DayRange> days() const;
  /// Words of title and text, by document.
  [[nodiscard]] std::vector<std::uint32_t> word_counts() const;
  /// In how many places of title and text a word, phrase or NEAR of the question stands, by
  /// document of `set`. Two that take the same words are one.
  [[nodiscard]] std::vector<std::uint32_t> occurrences(const Matches& matches,
                                                       const DocSet& set) const;

  /// The same places, statement by statement: positions of their first and last word.
  using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  void for_each_places(const Matches& matches, const DocSet& set,
                       const std::function<void(std::uint32_t, const Places&)>& visit) const;
  /// Texts as words by position: the number of each in `names`, plus 1; 0 where none is, as between
  /// paragraphs. Ascending by document.
  void for_each_word_sequence(
      const DocSet& set, NameTable& names,
      const std::function<void(std::uint32_t, std::span<const std::uint32_t>)>& visit) const;
  /// The same of the words alone that `names` has, which takes less the fewer they are.
  void for_each_sequence_of(
      const NameTable& names, const DocSet& set,
      const std::function<void(std::uint32_t, std::span<const std::uint32_t>)>& visit) const;

  /// A word of title and text with documents that have it, ascending, and how often each has it.
  struct WordPostings {
    std::string_view word;
    std::vector<std::uint32_t> documents;
    std::vector<std::uint32_t> counts;
  };
  /// Words of a set. One comes once for each part of the index in which a document of it has it.
  void for_each_word(const DocSet& set,
                     const std::function<void(const WordPostings&)>& visit) const;
  /// Of all parts; none where no document of the set has the word.
  [[nodiscard]] WordPostings word_postings(std::string_view word, const DocSet& set) const;
  /// In how many places of title and text of a set a word stands.
  [[nodiscard]] std::uint64_t occurrences(std::string_view word, const DocSet& set) const;

  /// Words of title and text with that beginning, as texts have them, folded, with the number of
  /// statements that have each: those that most have first, at most `most`. None where the
  /// beginning is of several words, or of so few letters that nearly everything begins so.
  [[nodiscard]] std::vector<Spelling> words_beginning(std::string_view beginning,
                                                      std::size_t most) const;

  [[nodiscard]] std::string id(std::uint32_t document) const;
  /// What may have been meant by one that is not there.
  [[nodiscard]] std::vector<std::string> nearest_ids(const std::string& id) const;
  /// Id and hash of what it says (content_hash_of) of each statement of a set, ascending by
  /// document. Which version of a statement is the main one is no part of what they say.
  void for_each_content(const DocSet& set,
                        const std::function<void(std::uint32_t, const std::string& id,
                                                 std::string_view hash)>& visit) const;
  /// Without text and evidence, and without passages.
  [[nodiscard]] Hit hit(std::uint32_t document) const;
  /// The whole of it.
  [[nodiscard]] Statement statement(std::uint32_t document) const;

  /// What of a statement holds something marked, in the order of the text, whole; where the
  /// question has no words, all of it.
  [[nodiscard]] std::vector<Snippet> passages(const Matches& matches, const Statement& statement,
                                              PassageUnit unit) const;
  /// At most `most` sentences, the best ones, as `query` shows them.
  [[nodiscard]] std::vector<Snippet> best_passages(const Matches& matches,
                                                   const Statement& statement,
                                                   std::size_t most) const;
  /// Each place in title and text, with at most so many bytes on each side of it.
  [[nodiscard]] std::vector<KeywordLine> keyword_lines(const Matches& matches,
                                                       const Statement& statement,
                                                       std::size_t most_bytes) const;

 private:
  IndexSource& source_;
};

}  // namespace rostrum
