/// Agenda items as people give them in a record or a flag.
#pragma once

#include <string>
#include <vector>

#include "schemas/record/statement.hpp"

namespace rostrum {

/// Numbers ("7a, 9", "items 7 and 9"), a number with its title ("7a Universalization"), several of
/// these with semicolons between, or a title alone. REQUIRES: one line.
[[nodiscard]] std::vector<AgendaItem> items_given(const std::string& text);

}  // namespace rostrum
