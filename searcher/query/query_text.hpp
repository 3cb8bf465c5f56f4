/// Trees as text: the canonical form of a query, which is shown as what was searched.
#pragma once

#include <string>

#include "searcher/query/query_ast.hpp"

namespace rostrum {

/// In the query language, with every operator written out and every group in brackets. Reading it
/// gives the same tree, whether words are joined with AND or with OR by default. "" for All.
[[nodiscard]] std::string to_text(const QueryNode& node);

/// The same for a whole question: its words, then its filters.
[[nodiscard]] std::string to_text(const ParsedQuery& query);

/// True if both ask the same in the same order. Positions and patterns are not compared.
[[nodiscard]] bool same_query(const QueryNode& a, const QueryNode& b);
[[nodiscard]] bool same_query(const ParsedQuery& a, const ParsedQuery& b);

}  // namespace rostrum
