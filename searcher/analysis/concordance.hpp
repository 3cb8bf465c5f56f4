/// `concordance`: each place where something of a question stands, in its line.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis concordance_analysis();

}  // namespace rostrum
