/// What may stand where TAB is pressed: for the scripts of packaging/completion, which ask by
/// `PROGRAM complete WORD…`.
#pragma once

#include <string>
#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

struct Completion {
  enum class Kind { Values, Files, Folders };
  Kind kind = Kind::Values;
  std::vector<Candidate> candidates;  ///< of Values
};

/// `words`: behind the program's name, up to the cursor; the last one is what has been begun, ""
/// for nothing. Throws what Program::values_of throws.
[[nodiscard]] Completion completion_of(const Program& program, std::vector<std::string> words);

/// Writes them to standard output: first their kind, then a line each, with a tab between text and
/// meaning. Where anything goes wrong, nothing: there is nobody to tell. Returns kExitDone.
int tell_completion(const Program& program, const std::vector<std::string>& words);

}  // namespace rostrum
