/// What is on file, and where it has gaps.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis coverage_analysis();

}  // namespace rostrum
