/// Who the lines of a heading say is speaking.
#pragma once

#include <vector>

#include "indexer/headings/fields/delegation_finder.hpp"
#include "indexer/headings/fields/heading_fields.hpp"
#include "indexer/headings/lines/heading_lines.hpp"

namespace rostrum {

struct AuthorFinding {
  const Delegation* delegation;
  Finding finding;
};

/// At most two a line, in the order of the lines; they may differ.
[[nodiscard]] std::vector<AuthorFinding> authors_in(const std::vector<HeadingLine>& lines,
                                                    const DelegationFinder& delegations);

/// The author, where the lines agree on one, or the office that speaks ("the Chair of the
/// Committee on …").
void read_author(const std::vector<HeadingLine>& lines, const DelegationFinder& delegations,
                 HeadingFields& fields);

}  // namespace rostrum
