/// `compare`: the words and phrases that set one selection of statements apart from another.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis compare_analysis();

}  // namespace rostrum
