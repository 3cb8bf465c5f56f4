/// Answers for a person at a terminal.
#pragma once

#include <iosfwd>

#include "searcher/answers/base/answer_origin.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/base/understood_text.hpp"
#include "searcher/answers/facet_text.hpp"
#include "searcher/engine/search_engine.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// Hits first; below them what the words stand for, what the hits are of, and the ways on.
void write_text(const SearchResponse& response, const TextHints& hints, const TextStyle& style,
                std::ostream& out);
/// With the evidence for each field if `evidence`.
void write_text(const MarkedStatement& marked, bool evidence, const AnswerOrigin& origin,
                const TextStyle& style, std::ostream& out);
void write_text(const Facet& facet, const AnswerOrigin& origin, const TextStyle& style,
                std::ostream& out);

}  // namespace rostrum
