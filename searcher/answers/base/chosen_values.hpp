/// Which values of a facet stand in an answer that has room for some of them.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "searcher/request/search_request.hpp"

namespace rostrum {

/// The `most` busiest values in the order of the facet, which of sessions is that of time and of
/// items a tree; behind them those that were chosen, and the row of those without a value.
[[nodiscard]] std::vector<const FacetCount*> chosen_values(const Facet& facet, std::size_t most);

/// The values of `year` that are years and have statements, in order; of another facet none.
[[nodiscard]] std::map<int, const FacetCount*> years_of(const Facet& facet);

}  // namespace rostrum
