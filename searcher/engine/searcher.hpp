/// What commands, the server, and whatever else asks see of an index.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary/thesaurus.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

class IndexView;

/// Told by each answer of an index that nothing is in.
inline constexpr std::string_view kEmptyIndex =
    "the index holds no statement; 'rostrum-index add FOLDER' puts some into it";

/// One statement with the words of a query marked, for `show`.
struct MarkedStatement {
  Statement statement;
  struct Paragraph {
    int number = 0;           ///< from 1; 0 for the title
    int page = 0;             ///< of the source, where it begins; 0 for none
    bool recognised = false;  ///< some of it was recognised in a picture
    std::string text;
    std::vector<CodePointSpan> highlights;
  };
  std::vector<Paragraph> paragraphs;   ///< title first, if there is one
  std::size_t hits = 0;                ///< how many words and phrases are marked
  std::vector<OtherVersion> versions;  ///< of the same statement
  std::string path;  ///< of its file on this machine: for who may open it, not for telling
};

/// Which commit of which index: the same `commit`, the same statements.
struct IndexState {
  std::string commit;  ///< letters and digits
  std::uint64_t revision = 0;
  std::size_t statements = 0;
  /// An answer to a question of the same commit is the same in every word: none warns that columns
  /// are missing, which can be mended.
  bool whole = true;
};

/// Answers questions over one index. Not thread-safe: each thread has its own.
/// Every call answers from the newest commit, and from that one alone, within the time and the
/// memory that QueryLimits give it, or throws Error(InvalidInput).
class Searcher {
 public:
  virtual ~Searcher() = default;

  /// Throws Error(InvalidInput) if the text is not a valid query, if a filter's value is not known,
  /// or a limit is passed; the message says where and what to do.
  [[nodiscard]] virtual SearchResponse search(const SearchRequest& request) = 0;

  /// The statement of that id, with the words of `text` marked ("" for none).
  /// Throws Error: NotFound with the nearest ids, InvalidInput for a mistake in the query.
  [[nodiscard]] virtual MarkedStatement show(const std::string& id, const std::string& text,
                                             const QueryLimits& limits = {},
                                             const Thesaurus* synonyms = nullptr) = 0;

  /// Every value of a facet with the number of statements that carry it, under the request's query
  /// and filters; ordered as in an answer. Throws Error(InvalidInput) if it is no facet.
  [[nodiscard]] virtual Facet values(const std::string& facet,
                                     const SearchRequest& request = {}) = 0;

  /// Concepts one of whose labels has the words of `name`, the last of them begun at least ("" for
  /// all), each label with the number of statements that have it.
  [[nodiscard]] virtual std::vector<CountedConcept> concepts(const Thesaurus& thesaurus,
                                                             const std::string& name) = 0;

  /// For the analyses, and no part of the library: IndexView is not installed. Calls `work` with
  /// the newest commit. `work` is called anew if a writer overtakes it, but never
  /// once it has told of statements (IndexView::statement): what it has written stays right.
  virtual void analyse(const std::function<void(const IndexView&)>& work,
                       const QueryLimits& limits = {}) = 0;

  /// Opens the newest commit. Throws as search does.
  [[nodiscard]] virtual IndexState newest() = 0;
  /// Of the commit that the last answer was made from.
  [[nodiscard]] virtual IndexState current() const = 0;
};

/// What searchers of one index share, so that each commit is read and held once. Thread-safe.
class CommitShare;
[[nodiscard]] std::shared_ptr<CommitShare> make_commit_share();

/// Cheap to open. `share`: of the same index; null for none. Throws Error: NotFound if no index is
/// there, IndexFormat if its version is not ours. REQUIRES: the vocabulary outlives the searcher.
[[nodiscard]] std::unique_ptr<Searcher> open_searcher(const std::filesystem::path& index,
                                                      const Vocabulary& vocabulary,
                                                      std::shared_ptr<CommitShare> share = nullptr,
                                                      FilesToldBy files = FilesToldBy::Path);

}  // namespace rostrum
