/// Facets for a person at a terminal: a line each, or lists with bars.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "searcher/answers/base/answer_origin.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/repeated_question.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// What an answer of text tells beside what was found.
struct TextHints {
  RepeatedQuestion question;
  AnswerOrigin origin;
  /// Values listed of each facet, with bars; unset: the first few on one line.
  std::optional<std::size_t> values;
};

/// Returns true if there are values that are not shown.
bool write_facets(const std::vector<Facet>& facets, const TextHints& hints, const TextStyle& style,
                  std::ostream& out);

/// A line a value, with its bar; `most` values, those of sessions in the order of time. Returns how
/// many there are beyond those.
std::size_t write_values(const Facet& facet, std::size_t most, const TextStyle& style,
                         std::ostream& out);

}  // namespace rostrum
