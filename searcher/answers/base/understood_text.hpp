/// How a question was understood, for a person at a terminal.
#pragma once

#include <iosfwd>
#include <vector>

#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// A line for each filter, as it was understood.
void write_filters(const std::vector<AppliedFilter>& filters, const TextStyle& style,
                   std::ostream& out);
/// What each word of a question stands for.
void write_expansions(const std::vector<Expansion>& expanded, const TextStyle& style,
                      std::ostream& out);

}  // namespace rostrum
