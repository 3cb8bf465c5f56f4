/// The commands of rostrum-index: a new one is a pair of files of this folder and a row in this
/// table.
#pragma once

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// In the order in which help names them.
[[nodiscard]] const std::vector<CommandRow>& index_commands();
[[nodiscard]] Program index_program();

}  // namespace rostrum
