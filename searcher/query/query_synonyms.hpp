/// Which words and phrases of a question are labels of a concept, and the node that stands for one.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/thesaurus.hpp"
#include "searcher/query/concept_labels.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_lexer.hpp"

namespace rostrum {

/// Tokens of a question that name a concept: one phrase in quotation marks, or words side by side.
struct NamedConcept {
  std::size_t first = 0;
  std::size_t tokens = 0;
  const FieldConcept* meant = nullptr;
};

/// In order of the tokens, the longest label at each place; none overlaps another. Nothing that is
/// excluded (-x, NOT x), no wildcard, no part of a phrase, and of what stands beside NEAR, ADJ or +
/// one word alone: the operator is for that.
[[nodiscard]] std::vector<NamedConcept> named_concepts(const std::vector<QueryToken>& tokens,
                                                       const LabelFinder& labels,
                                                       TextAnalyser& analyser);

/// `typed` is what the tokens are without the thesaurus: it stays among what is searched, but for
/// an acronym, which is searched as one. `spelling` is how they were typed.
[[nodiscard]] QueryNode synonyms_node(const FieldConcept& meant, QueryNode typed,
                                      std::string_view spelling, const QueryToken& first,
                                      TextAnalyser& analyser);

}  // namespace rostrum
