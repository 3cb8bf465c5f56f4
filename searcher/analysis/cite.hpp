/// `cite`: one statement, or one of its paragraphs, as it is quoted in other texts.
#pragma once

#include "searcher/analysis/base/analysis.hpp"

namespace rostrum {

[[nodiscard]] Analysis cite_analysis();

}  // namespace rostrum
