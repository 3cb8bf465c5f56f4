/// What the words of a question stand for in one index: forms, spellings, expansions of wildcards.
/// After it, matching and marking only look things up.
#pragma once

#include "schemas/text/text_analysis.hpp"
#include "searcher/matching/pattern.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// Fills QueryNode::pattern of words, phrases, wildcards, NEAR and ADJ in the tree (filters are not
/// its business). Throws Error(InvalidInput) if the wildcards stand for more words than
/// limits.wildcard_expansions.
void resolve_words(QueryNode& root, const Snapshot& snapshot, TextAnalyser& analyser,
                   const QueryLimits& limits);

/// What each word, wildcard and phrase of one word finds in the index, for showing: each spelling
/// with the number of statements that hold it; behind them the concepts that are named, with their
/// labels. REQUIRES: the tree is resolved.
[[nodiscard]] std::vector<Expansion> expansions_of(const QueryNode& root, const Snapshot& snapshot,
                                                   TextAnalyser& analyser);

/// How many statements have a pattern, versions of one counted once.
[[nodiscard]] std::size_t statements_with(const Pattern& pattern, const Snapshot& snapshot,
                                          TextAnalyser& analyser);

/// The query with each word that stands nowhere in the index replaced by the nearest one that does;
/// "" if there is nothing to mend. REQUIRES: the tree is resolved.
[[nodiscard]] std::string spelling_suggestion(const QueryNode& root, const Snapshot& snapshot);

}  // namespace rostrum
