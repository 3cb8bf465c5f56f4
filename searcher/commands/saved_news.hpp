/// What a saved search has that it has not given yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/engine/index_view.hpp"
#include "searcher/saved/saved_searches.hpp"

namespace rostrum {

/// A statement of an answer, by one of its versions.
struct SavedStatement {
  enum class Kind {
    New,      ///< neither it nor another version of it was given, nor one of the same content
    Changed,  ///< it was given with another content
    Given,    ///< nothing is new of it
  };
  std::uint32_t document = 0;
  Kind kind = Kind::Given;
  std::string time;  ///< when it was given, where it was; "" for now
};

struct SavedNews {
  Matches matches;
  std::vector<SavedStatement> statements;  ///< newest first, those without a date last
  /// What is to be remembered of those that are new or changed, and of their versions.
  std::vector<std::pair<std::string, std::string>> fresh;  ///< id, content
};

/// Compares by id and content alone: numbers of documents and revisions say nothing once an index
/// was made anew. REQUIRES: request is that of the search, with its thesaurus.
[[nodiscard]] SavedNews news_of(const SavedSearch& search, const SearchRequest& request,
                                const IndexView& index);

}  // namespace rostrum
