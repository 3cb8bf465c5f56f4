/// rostrum-index check: is the index whole?
#pragma once

#include <filesystem>
#include <iosfwd>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct CheckRun {
  std::filesystem::path index;
  bool quick = false;          ///< no statement is read
  bool show_progress = false;  ///< on standard error, which is a terminal
};

/// Reads the index in a process of its own, which damaged tables may crash. Returns kExitDone or
/// kExitFailed. Throws Error: NotFound, IndexFormat, Busy.
int check(const CheckRun& run, const Vocabulary& vocabulary, std::ostream& out, std::ostream& err);

}  // namespace rostrum
