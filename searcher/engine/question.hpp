/// A request against one commit: read, resolved, and matched part by part, so that every facet can
/// leave out its own filter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

struct Question {
  QueryNode root;  ///< the words, resolved
  bool has_words = false;
  std::string parsed;
  std::vector<AppliedFilter> applied;
  std::vector<std::string> warnings;

  DocSet words;  ///< documents that match the root
  struct FilterSet {
    std::string field;
    DocSet documents;
    std::vector<LabelledCode> selected;
    DocSet unsure;  ///< of a membership: it cannot be told whether they belong here
  };
  std::vector<FilterSet> filters;  ///< one a field

  [[nodiscard]] DocSet matches() const { return matches_without(""); }
  /// Documents that pass every filter but the one of that field.
  [[nodiscard]] DocSet matches_without(std::string_view field) const;
  /// Values that the filter of a field asks for.
  [[nodiscard]] std::vector<LabelledCode> selected(std::string_view field) const;
};

/// Throws Error(InvalidInput): a mistake in the query, an unknown value, a date that is none.
[[nodiscard]] Question make_question(const SearchRequest& request, const Vocabulary& vocabulary,
                                     const Snapshot& snapshot, TextAnalyser& analyser);

}  // namespace rostrum
