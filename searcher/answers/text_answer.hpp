/// Answers for a person at a terminal.
#pragma once

#include <iosfwd>

#include "searcher/answers/facet_text.hpp"
#include "searcher/answers/terminal_text.hpp"
#include "searcher/engine/search_engine.hpp"
#include "searcher/engine/search_request.hpp"

namespace rostrum {

/// Hits first; below them what the words stand for, what the hits are of, and the ways on.
void write_text(const SearchResponse& response, const TextHints& hints, const TextStyle& style,
                std::ostream& out);
/// With the evidence for each field if `evidence`.
void write_text(const MarkedStatement& marked, bool evidence, const TextStyle& style,
                std::ostream& out);
void write_text(const Facet& facet, const TextStyle& style, std::ostream& out);

/// A line for each filter, as it was understood.
void write_filters(const std::vector<AppliedFilter>& filters, const TextStyle& style,
                   std::ostream& out);
/// What each word of a question stands for.
void write_expansions(const std::vector<Expansion>& expanded, const TextStyle& style,
                      std::ostream& out);

}  // namespace rostrum
