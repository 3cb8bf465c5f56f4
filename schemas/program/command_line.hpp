/// The command line of both programs, read by their table of commands.
#pragma once

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// The whole of a program's main: reads the command line, runs the command, tells on standard error
/// what went wrong, and sees to it that the answer has been written out. Returns the exit status.
int run_program(const Program& program, int argc, char** argv);

}  // namespace rostrum
