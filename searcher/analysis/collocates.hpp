/// `collocates`: words that stand near what is searched, more often than by chance.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis collocates_analysis();

}  // namespace rostrum
