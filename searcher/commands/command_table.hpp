/// The commands of rostrum-search: a new one is a function of this folder and a row in this table.
/// An analysis is one of them by its row among analyses.
#pragma once

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// In the order in which help names them.
[[nodiscard]] const std::vector<CommandRow>& search_commands();
[[nodiscard]] Program search_program();

}  // namespace rostrum
