/// Topics of `rostrum-search help`: documents that are compiled in.
#pragma once

#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

[[nodiscard]] std::vector<HelpTopic> search_topics();

}  // namespace rostrum
