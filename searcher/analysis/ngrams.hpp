/// `ngrams`: what is said in the same words again and again.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis ngrams_analysis();

}  // namespace rostrum
