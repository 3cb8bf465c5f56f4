/// What --help says, made from the rows of a program.
#pragma once

#include <cstddef>
#include <string>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// Commands and topics of a program, in lines of `width` columns; 0 for whole ones.
[[nodiscard]] std::string program_help(const Program& program, std::size_t width);

/// Arguments, options and examples of one command.
[[nodiscard]] std::string command_help(const Program& program, const CommandRow& row,
                                       std::size_t width);

}  // namespace rostrum
