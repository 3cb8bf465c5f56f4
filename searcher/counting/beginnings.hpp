/// Words of the index by their beginning, for who is still typing one.
#pragma once

#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// See IndexView::words_beginning.
[[nodiscard]] std::vector<Spelling> words_beginning(std::string_view beginning, std::size_t most,
                                                    const Snapshot& snapshot,
                                                    TextAnalyser& analyser);

}  // namespace rostrum
