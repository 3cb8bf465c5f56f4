/// What an index holds, meeting by meeting.
#pragma once

#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/search_engine.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// Statements, states and dates of each session among the documents of `set`.
[[nodiscard]] Coverage count_coverage(const DocSet& set, const Snapshot& snapshot);

}  // namespace rostrum
