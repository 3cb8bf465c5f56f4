/// `export`: every statement, passage or sentence of a question, one by one, without a limit.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis export_analysis();

}  // namespace rostrum
