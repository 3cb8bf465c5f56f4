/// Hits as citations: for reference managers, and for texts.
#pragma once

#include <iosfwd>
#include <string_view>

#include "searcher/answers/base/answer_origin.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// Forms: bibtex, ris, csl-json, markdown. An entry a hit; in Markdown its passages too.
void write_citations(const SearchResponse& response, std::string_view form,
                     const AnswerOrigin& origin, std::ostream& out);

}  // namespace rostrum
