/// `trend`: how often something is said, value by value of a field, beside how much is on file.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis trend_analysis();

}  // namespace rostrum
