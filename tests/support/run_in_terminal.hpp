/// Runs the real programs in a terminal, as a person does.
#pragma once

#include <string>
#include <vector>

#include "tests/support/run_program.hpp"

namespace rostrum::testing {

struct Terminal {
  unsigned short rows = 24;
  unsigned short columns = 80;
  std::string keys;  ///< typed at once
};

/// `out` is what the terminal shows, both streams, with line ends of a file. `options` as of
/// run_program, but for its stdin. Killed after a minute.
[[nodiscard]] ProgramRun run_in_terminal(const std::string& program,
                                         const std::vector<std::string>& arguments,
                                         const Terminal& terminal, const RunOptions& options = {});

}  // namespace rostrum::testing
