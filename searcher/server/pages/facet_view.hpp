/// Facets of an answer as lists of links that choose and take away.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "searcher/request/search_request.hpp"
#include "searcher/server/pages/page.hpp"

namespace rostrum {

/// `filters` as the answer understood them: by them a chosen value knows its parameter.
[[nodiscard]] nlohmann::ordered_json facet_views(const Page& page, const std::vector<Facet>& facets,
                                                 const std::vector<AppliedFilter>& filters);

/// Statements by year as bars, each with a link that chooses its year: {width, first, last, bars:
/// [{x, y, height, label, count, href, selected}]}, the years between without any left out; null
/// where there are fewer than two years to compare.
[[nodiscard]] nlohmann::ordered_json time_bars(const Page& page, const std::vector<Facet>& facets,
                                               const std::vector<AppliedFilter>& filters);

}  // namespace rostrum
