/// What both programs tell of themselves: `help TOPIC`, on the terminal and as manual pages, and
/// `version`.
#pragma once

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// The row of `help`. It writes the topic that is asked for, in a pager where it is longer than the
/// terminal; with --format man, the page of it or of the whole program. Throws Error(InvalidInput),
/// naming topics that there are.
[[nodiscard]] CommandRow help_row(CommandExample example);

/// Writes "rostrum-search 0.1.0"; returns kExitDone.
int tell_version(const Program& program);

/// The row of `version`, which does that.
[[nodiscard]] CommandRow version_row(CommandExample example);

}  // namespace rostrum
