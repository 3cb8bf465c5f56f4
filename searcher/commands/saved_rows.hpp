/// `saved` and what stands under it, as rows of the table of commands.
#pragma once

#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

[[nodiscard]] std::vector<CommandRow> saved_rows();

}  // namespace rostrum
