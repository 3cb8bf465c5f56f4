/// Topics of `rostrum-index help`: documents that are compiled in.
#pragma once

#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

[[nodiscard]] std::vector<HelpTopic> index_topics();

}  // namespace rostrum
