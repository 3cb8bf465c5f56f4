/// `changes`: what a delegation said otherwise the next time, sentence by sentence.
#pragma once

#include "searcher/analysis/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis changes_analysis();

}  // namespace rostrum
