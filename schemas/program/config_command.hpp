/// config show: what is settled for good, and by whom.
#pragma once

#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// `config` and `config show`, of either program.
[[nodiscard]] std::vector<CommandRow> config_rows();

}  // namespace rostrum
