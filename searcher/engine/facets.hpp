/// Counts of the values of a facet, exact, in the order that people read them.
#pragma once

#include <string>
#include <vector>

#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/search_request.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// Every value that a document of `set` carries, and every value of `selected` (found or not), with
/// the number of documents of `set` that carry it. Sessions and years in order of time, agenda
/// items as a tree by number, topics as a tree and the rest by count.
[[nodiscard]] Facet count_facet(const Field& facet, const DocSet& set,
                                const std::vector<LabelledCode>& selected,
                                const Snapshot& snapshot);

}  // namespace rostrum
