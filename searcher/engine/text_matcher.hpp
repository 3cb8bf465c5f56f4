/// Where the words of a question stand in one text: for marking them, and for what the index alone
/// cannot tell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/statement.hpp"
#include "schemas/text_analysis.hpp"
#include "searcher/engine/query_ast.hpp"

namespace rostrum {

/// One place of a text that a leaf of the question found.
struct Mark {
  std::size_t first_token = 0;
  std::size_t last_token = 0;  ///< included
  std::size_t leaf = 0;        ///< number of the word, phrase or NEAR in the question, from 0
};

/// Places of every leaf that is searched for (not excluded) in `text`, by first token.
/// `field` is what the text is: a leaf of title: marks nothing but titles; leaves of the default
/// field mark both. REQUIRES: the tree is resolved.
[[nodiscard]] std::vector<Mark> find_marks(const QueryNode& root, const AnalysedText& text,
                                           std::string_view field, std::string_view language,
                                           TextAnalyser& analyser);

/// True if a NEAR or ADJ is met by the title or the text of a statement.
[[nodiscard]] bool matches_text(const QueryNode& node, const Statement& statement,
                                TextAnalyser& analyser);

/// Words that all operands of a NEAR or ADJ must lie within: distance between neighbours, added up.
[[nodiscard]] std::size_t window_of(const QueryNode& node);

/// Words that stand side by side, in the field and at the place of another node.
[[nodiscard]] QueryNode adjacent_words(const std::vector<std::string>& words,
                                       const QueryNode& like);

}  // namespace rostrum
