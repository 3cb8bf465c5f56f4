/// What the words of a question stand for in one index: expansions of wildcards, other spellings of
/// hyphenated words, terms of filters. After it, matching and marking only look things up.
#pragma once

#include "schemas/text_analysis.hpp"
#include "searcher/engine/query_ast.hpp"
#include "searcher/engine/search_request.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// Fills QueryNode::spellings of words, phrases and wildcards in the tree (filters are not its
/// business). Throws Error(InvalidInput) if the wildcards stand for more words than
/// limits.wildcard_expansions.
void resolve_words(QueryNode& root, const Snapshot& snapshot, const QueryLimits& limits);

/// What each word and wildcard of the tree finds in the index, for showing: the words of its stems.
[[nodiscard]] std::vector<Expansion> expansions_of(const QueryNode& root, const Snapshot& snapshot,
                                                   TextAnalyser& analyser);

/// The words of the index that share the stem of `word` in one of the index's languages; `word`
/// itself first. `prefix` is that of the field where they stand.
[[nodiscard]] std::vector<std::string> words_like(const std::string& word, std::string_view prefix,
                                                  const Snapshot& snapshot, TextAnalyser& analyser);

/// Stem terms of a word in the languages of the index, each once.
[[nodiscard]] std::vector<std::string> stem_terms(const std::string& word, const Snapshot& snapshot,
                                                  TextAnalyser& analyser);

/// The query with each word that stands nowhere in the index replaced by the nearest one that does;
/// "" if there is nothing to mend.
[[nodiscard]] std::string spelling_suggestion(const QueryNode& root, const Snapshot& snapshot,
                                              TextAnalyser& analyser);

}  // namespace rostrum
