/// What the web address of a page says of the statement that stands there.
#pragma once

#include <string>
#include <string_view>

#include "indexer/headings/fields/delegation_finder.hpp"
#include "indexer/headings/fields/heading_fields.hpp"
#include "schemas/vocabulary/session_finder.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// "https://www.mofa.gov.xx/2025/06/npt-3rd-prepcom-cluster-1": meeting and date in its
/// words, and the state whose government or mission keeps the site. The day that a page was put up
/// is not the statement's: of such a date the month alone is taken. Of what is no statement it
/// tells no author.
void read_page_address(std::string_view url, const Vocabulary& vocabulary, SessionFinder& sessions,
                       const DelegationFinder& delegations, HeadingFields& fields,
                       bool is_statement);

}  // namespace rostrum
