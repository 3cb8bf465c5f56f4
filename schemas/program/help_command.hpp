/// `help TOPIC` of both programs, on the terminal and as manual pages.
#pragma once

#include <iosfwd>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// The row of `help`. `own` are options of the program's own.
[[nodiscard]] CommandRow help_row(int (*run)(const CommandCall&), CommandExample example,
                                  std::span<const Option> own = {});

/// Writes the topic that is asked for; with --format man, the page of it or of the whole program.
/// Throws Error(InvalidInput), naming topics that there are. Returns kExitDone.
int tell_help(const CommandCall& call, std::ostream& out);

}  // namespace rostrum
