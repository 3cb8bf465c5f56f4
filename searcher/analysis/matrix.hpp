/// `matrix`: who said it where: two fields crossed, with each kind of zero told from the others.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis matrix_analysis();

}  // namespace rostrum
