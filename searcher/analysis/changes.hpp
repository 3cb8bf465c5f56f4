/// `changes`: what a delegation said otherwise the next time, sentence by sentence.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis changes_analysis();

}  // namespace rostrum
