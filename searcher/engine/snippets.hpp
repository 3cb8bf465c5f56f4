/// The passages that show why a statement was found.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "schemas/statement.hpp"
#include "schemas/text_analysis.hpp"
#include "searcher/engine/query_ast.hpp"
#include "searcher/engine/search_request.hpp"

namespace rostrum {

/// The `most` best sentences that hold something searched for, in the order of the text: those that
/// hold the most different words and phrases of the question come first in the choice, running
/// sentences before headings, earlier ones before later. If only the title holds any, the title.
/// Empty if nothing is marked, as for a question without words. `text` is that of the statement,
/// whose own is not looked at. REQUIRES: the tree is resolved.
[[nodiscard]] std::vector<Snippet> make_snippets(const QueryNode& root, const Statement& statement,
                                                 std::string_view text, std::size_t most,
                                                 TextAnalyser& analyser);

/// Words of the question in a stretch of text, as code points; neighbours that overlap are one.
/// `field` as for find_marks.
[[nodiscard]] std::vector<CodePointSpan> highlights_in(const QueryNode& root, std::string_view text,
                                                       std::string_view field,
                                                       std::string_view language,
                                                       TextAnalyser& analyser);

}  // namespace rostrum
