/// Which statements answer a question, exactly.
#pragma once

#include <string>

#include "schemas/text/text_analysis.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// Documents that match a resolved tree (see query_resolver.hpp), some that are gone perhaps among
/// them: what is left after `&= snapshot.all()` counts. Filters' terms are those of their
/// values; Dates hold valid dates or "".
[[nodiscard]] DocSet match(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser);

/// Documents whose date can lie between the two (YYYY, YYYY-MM or YYYY-MM-DD; "" for open): one
/// dated 2020 alone is in every range that touches 2020. Documents without a date are in none.
[[nodiscard]] DocSet within_dates(const std::string& from, const std::string& to,
                                  const Snapshot& snapshot);

}  // namespace rostrum
