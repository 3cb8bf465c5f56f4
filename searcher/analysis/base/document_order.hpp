/// In which order an analysis goes over statements.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/engine/index_view.hpp"

namespace rostrum {

/// By date, those without one last; what is of one day in the order of the index.
[[nodiscard]] std::vector<std::uint32_t> by_date(const DocSet& set, const IndexView& index);

}  // namespace rostrum
