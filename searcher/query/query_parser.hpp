/// The query language: docs/query-language.md describes it. A mistake is an error that says where
/// it is and what to do; no text is ever read as another question than the one it asks.
#pragma once

#include <string_view>

#include "schemas/text/text_analysis.hpp"
#include "searcher/query/concept_labels.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

struct ParseOptions {
  bool any = false;  ///< words that just stand side by side are joined with OR instead of AND
  QueryLimits limits;
  TextAnalyser& analyser;
  const LabelFinder* labels = nullptr;  ///< what is a label here becomes Synonyms; null: nothing
};

/// Reads a query. Blank text is the query for every statement. Field values are neither resolved
/// nor checked here, dates apart: see filter_resolver.hpp. Time is linear in the length of the
/// text. Throws Error(InvalidInput), whose message begins with "query: ".
[[nodiscard]] ParsedQuery parse_query(std::string_view text, const ParseOptions& options);

}  // namespace rostrum
