/// What was typed, by the rows of a program; slips are told with what may have been meant. The one
/// door to CLI11.
#pragma once

#include <string>
#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

struct TypedCommand {
  enum class Wish { Run, Help, Version };
  Wish wish = Wish::Run;
  const CommandRow* row = nullptr;  ///< null for help of the whole program, and for the version
  GivenValues given;                ///< of Run
};

/// Reads the words behind the program's name. Options may stand before the command; -v is
/// --verbose, -h --help, -V --version; behind -- all are arguments. Of an option that takes one
/// value the last one stands. Throws Error(InvalidInput): for a command or an option that is not
/// there, an option whose value is missing, one too many or not one that it takes, an option that
/// stands where all are words of a query, an argument that is missing and one that is too many.
[[nodiscard]] TypedCommand read_words(const Program& program,
                                      const std::vector<std::string>& typed);

}  // namespace rostrum
