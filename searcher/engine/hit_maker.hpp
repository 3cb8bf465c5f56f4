/// Documents as hits: their records, with the labels that the index has for their codes.
/// For the files of this folder alone.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// Of the statement that a document is a version of.
[[nodiscard]] std::vector<OtherVersion> other_versions(std::uint32_t document,
                                                       const Snapshot& snapshot);

/// Without rank, score and passages.
[[nodiscard]] Hit make_hit(std::uint32_t document, const Snapshot& snapshot);

}  // namespace rostrum
