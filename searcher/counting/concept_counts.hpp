/// Concepts by name, and how many statements have each of their labels.
#pragma once

#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/thesaurus.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// See SearchEngine::concepts. Code and labels are compared in any case and language.
[[nodiscard]] std::vector<CountedConcept> count_concepts(const Thesaurus& thesaurus,
                                                         std::string_view name,
                                                         const Snapshot& snapshot,
                                                         TextAnalyser& analyser);

}  // namespace rostrum
