/// How operands become one tree: And, Or and their exclusions, and the filters at its top.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/query_ast.hpp"

namespace rostrum {

/// One operand among others, with the sign that it was given.
struct QueryPart {
  enum class Sign {
    None,
    Required,  ///< +x
    Excluded,  ///< -x, NOT x
  };
  QueryNode node;
  Sign sign = Sign::None;
  bool by_and = false;  ///< an AND stands beside it; else it just stands among the others
};

/// All of them. Inner Ands are taken apart, exclusions become Not, and where nothing but exclusions
/// is left, All is put before them. Values of one field that stand side by side, without AND, are
/// joined with Or; one from: and one to: become one range.
/// Throws Error(InvalidInput) if that range ends before it begins; `query` is for the message.
/// REQUIRES: there is at least one.
[[nodiscard]] QueryNode joined_by_all(std::vector<QueryPart> parts, std::string_view query);

/// Any of the words, which words without a sign are; and all of what is required, and of what is
/// made of field values alone; and none of what is excluded. Throws as joined_by_all.
/// REQUIRES: there is at least one.
[[nodiscard]] QueryNode joined_by_any(std::vector<QueryPart> parts, std::string_view query);

/// Any of them. Inner Ors are taken apart. REQUIRES: there is at least one.
[[nodiscard]] QueryNode joined_by_or(std::vector<QueryNode> nodes);

/// Takes the field values at the top out of the tree: those of a field that stands there once, as
/// one value or as an Or of values. A field that stands there twice was joined with AND and stays.
[[nodiscard]] ParsedQuery with_filters_apart(QueryNode root);

/// True if NEAR and ADJ can measure a distance from it: words, wildcards, phrases, words in
/// sequence, and Ors and Synonyms of these, all in one field.
[[nodiscard]] bool has_positions(const QueryNode& node);

/// The field that a node with positions looks in; "" if it is more than one.
[[nodiscard]] std::string_view field_of_words(const QueryNode& node);

/// Levels of operators: 0 for a word, 1 for two words with AND.
[[nodiscard]] std::size_t levels(const QueryNode& node);

}  // namespace rostrum
