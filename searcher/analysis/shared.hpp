/// `shared`: what different delegations said in nearly the same words, and who had it first.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis shared_analysis();

}  // namespace rostrum
