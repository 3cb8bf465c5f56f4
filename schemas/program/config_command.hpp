/// config show: which settings count, and who says so.
#pragma once

#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// `config` and `config show`, of either program. `example` is how its `config show` is typed.
[[nodiscard]] std::vector<CommandRow> config_rows(CommandExample example);

}  // namespace rostrum
