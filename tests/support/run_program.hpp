/// Runs the real programs, as a user's shell would.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace rostrum::testing {

struct ProgramRun {
  std::vector<std::string> command;
  int status = 0;  ///< exit status; 128 + signal if it was ended by one
  std::string out;
  std::string err;
};

/// So that a failed expectation prints command, status, stdout and stderr.
void PrintTo(const ProgramRun& run, std::ostream* stream);

struct RunOptions {
  std::string stdin_bytes;
  std::map<std::string, std::string> environment;  ///< in front of the usual PATH and HOME
  std::filesystem::path folder;                    ///< working folder; "" for the current one
};

/// "rostrum-index" or "rostrum-search" of this build, or any absolute path. Neither stdin nor
/// stdout is a terminal. Killed after two minutes.
[[nodiscard]] ProgramRun run_program(const std::string& program,
                                     const std::vector<std::string>& arguments,
                                     const RunOptions& options = {});

}  // namespace rostrum::testing
