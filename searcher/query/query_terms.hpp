/// What one typed word, phrase or field value stands for: a node of the tree.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "schemas/text/text_analysis.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_lexer.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// The node of a value, or nullopt if there is no letter or digit in it to search for.
///
/// A word that the analysis leaves whole is a Word, or a Wildcard if it ends in a star; a
/// hyphenated one is a Word with its parts; one that is several words to the analysis
/// (NPT/CONF.2020, l'Union, 核裁军) is Adjacent of them, at distance 1. What stands in quotation
/// marks is a Phrase, of one word too. A value of another field is a Filter or Dates; those of
/// from: and to: keep that name in `field` until query_joins.hpp makes "date" of it.
///
/// Throws Error(InvalidInput) for stars in the wrong place, wildcards that are too short, values
/// that are no dates, and ranges that end before they begin.
/// REQUIRES: token.kind == QueryTokenKind::Value, and `query` is the text that it points into.
[[nodiscard]] std::optional<QueryNode> query_operand(const QueryToken& token,
                                                     std::string_view query, TextAnalyser& analyser,
                                                     const QueryLimits& limits);

/// How much of the limit on terms a node takes: each word of it, each value, each range of dates.
[[nodiscard]] std::size_t term_count(const QueryNode& node);

/// How much of the limit on bytes a node takes: those of its words and values.
[[nodiscard]] std::size_t byte_count(const QueryNode& node);

/// Throws Error(InvalidInput) if the range ends before it begins.
void check_range(const QueryNode& dates, std::string_view query);

}  // namespace rostrum
