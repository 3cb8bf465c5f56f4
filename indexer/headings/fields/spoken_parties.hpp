/// For whom a statement speaks and with whom it agrees, as its heading and its own voice say.
#pragma once

#include <vector>

#include "indexer/headings/fields/delegation_finder.hpp"
#include "indexer/headings/fields/heading_fields.hpp"
#include "indexer/headings/lines/heading_lines.hpp"

namespace rostrum {

/// "Statement by Ghana on behalf of the African Group", in lines of a heading.
void read_behalf_in_heading(const std::vector<HeadingLine>& lines,
                            const DelegationFinder& delegations, HeadingFields& fields);

/// What the first sentences say beyond doubt: "I speak on behalf of …", "On behalf of the people of
/// …, I thank …", "… aligns itself with the statement of …", "My country, …", "… welcomes …". What
/// others did ("X has already spoken on behalf of …") tells nothing.
void read_opening(const std::vector<HeadingLine>& lines, const DelegationFinder& delegations,
                  HeadingFields& fields);

}  // namespace rostrum
