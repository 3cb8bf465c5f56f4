/// The passages that show why a statement was found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/passages/passage.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// The `most` best sentences that hold something searched for, in the order of the text: those that
/// hold the most different words and phrases of the question come first in the choice, then those
/// of five words and more, then earlier ones. Headings stand for no passage unless nothing else
/// holds any; if only the title does, the title. Sentences of more than 60 words are cut. Empty if
/// nothing is marked, as for a question without words. `text` is that of the statement, whose own
/// is not looked at. REQUIRES: the tree is resolved.
[[nodiscard]] std::vector<Snippet> make_snippets(const QueryNode& root, const Statement& statement,
                                                 std::string_view text, std::size_t most,
                                                 TextAnalyser& analyser);

/// Every paragraph or sentence that holds something marked, whole, in the order of the text, the
/// title first; of a question without words (`all`) every one of the text. REQUIRES: the tree is
/// resolved.
[[nodiscard]] std::vector<Snippet> every_passage(const QueryNode& root, const Statement& statement,
                                                 bool all, PassageUnit unit,
                                                 TextAnalyser& analyser);

/// A paragraph or title as running text (flowing_text.hpp), and the words of the question in it, as
/// code points; neighbours that overlap are one. `field` as for find_marks.
struct MarkedText {
  std::string text;
  std::vector<CodePointSpan> highlights;
};
[[nodiscard]] MarkedText marked_text(const QueryNode& root, std::string_view text,
                                     std::string_view field, std::string_view language,
                                     TextAnalyser& analyser);

}  // namespace rostrum
