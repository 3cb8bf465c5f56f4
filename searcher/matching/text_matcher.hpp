/// Where the words of a question stand in one text: for marking them, and for what the index alone
/// cannot tell.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/matching/pattern.hpp"
#include "searcher/query/query_ast.hpp"

namespace rostrum {

/// One place of a text that a leaf of the question found.
struct Mark {
  std::size_t first_token = 0;
  std::size_t last_token = 0;  ///< included
  std::size_t leaf = 0;        ///< number of the word, phrase or NEAR in the question, from 0
};

/// Places of every leaf that is searched for (not excluded) in `text`, by first token.
/// `source` is what was analysed, and `field` what the text is: a leaf of title: marks nothing but
/// titles; leaves of the default field mark both. REQUIRES: the tree is resolved.
[[nodiscard]] std::vector<Mark> find_marks(const QueryNode& root, const AnalysedText& text,
                                           std::string_view source, std::string_view field,
                                           std::string_view language, TextAnalyser& analyser);

/// True if the pattern stands in the title, the text or the speaker of a statement, whichever it is
/// for.
[[nodiscard]] bool holds(const Statement& statement, const Pattern& pattern,
                         TextAnalyser& analyser);

}  // namespace rostrum
