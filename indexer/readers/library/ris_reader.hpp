/// RIS, the exchange format of reference managers: lines of two letters and a value.
#pragma once

#include <string_view>

#include "indexer/readers/library/catalogue_entry.hpp"

namespace rostrum {

/// Each from "TY  - " to "ER  - ". A line without a tag goes on with the value before it. What is
/// broken is told with its line. REQUIRES: UTF-8.
[[nodiscard]] CatalogueList ris_entries(std::string_view text);

/// True for the beginning of such a file.
[[nodiscard]] bool is_ris(std::string_view first_bytes);

}  // namespace rostrum
