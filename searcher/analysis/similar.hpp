/// `similar`: the statements that are most like one statement, and the words that make them so.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis similar_analysis();

}  // namespace rostrum
