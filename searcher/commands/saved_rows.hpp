/// `saved` and what stands under it, as rows of the table of commands.
#pragma once

#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// The value is the name of a saved search.
inline constexpr std::string_view kTakesSaved = "NAME";

[[nodiscard]] std::vector<CommandRow> saved_rows();

}  // namespace rostrum
