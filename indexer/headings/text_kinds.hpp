/// Texts that are no statements: reports in the third person, and pages that list statements.
#pragma once

#include <optional>
#include <string>

#include "indexer/headings/fields/delegation_finder.hpp"
#include "indexer/headings/fields/heading_fields.hpp"
#include "indexer/headings/lines/heading_lines.hpp"

namespace rostrum {

struct TextKind {
  std::string kind;  ///< "report" or "index"
  Finding finding;
  bool of_the_day = false;  ///< by a press service, on the day of the meeting
};

/// A press summary, a news article, an index page: nobody speaks there, whomever it names. One who
/// speaks, by a salutation or in the first person, makes it a statement. nullopt for statements.
[[nodiscard]] std::optional<TextKind> kind_of_text(const HeadingLines& lines,
                                                   const DelegationFinder& delegations);

}  // namespace rostrum
