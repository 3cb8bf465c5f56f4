/// What was typed, in the order and with the meaning that the rows of a program give it; slips are
/// told with what may have been meant.
#pragma once

#include <string>
#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// The words behind the program's name, for the library that reads command lines: the command goes
/// first, options that were typed before it follow, -v is --verbose, and what that library would
/// not take as it stands is guarded. Help and the version are left as they were typed. Throws
/// Error(InvalidInput) for a command or an option that is not there, for an option whose value is
/// missing or is one too many, and for an option that stands where all are words of a query.
[[nodiscard]] std::vector<std::string> arranged_words(const Program& program,
                                                      const std::vector<std::string>& typed);

/// The values as they were typed.
void take_guards(GivenValues& given);

}  // namespace rostrum
