/// `collocates`: words that stand near what is searched, more often than by chance.
#pragma once

#include "searcher/analysis/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis collocates_analysis();

}  // namespace rostrum
