/// Each place of a statement where something of a question stands, with the words around it.
#pragma once

#include <cstddef>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/passages/passage.hpp"
#include "searcher/query/query_ast.hpp"

namespace rostrum {

/// In the order of the text, the title first. Places that take the same words are one. A context
/// ends with its paragraph, and never cuts a letter; blanks at its far end are left out.
/// REQUIRES: the tree is resolved.
[[nodiscard]] std::vector<KeywordLine> find_keyword_lines(const QueryNode& root,
                                                          const Statement& statement,
                                                          std::size_t most_bytes,
                                                          TextAnalyser& analyser);

}  // namespace rostrum
