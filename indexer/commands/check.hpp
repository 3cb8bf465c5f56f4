/// rostrum-index check: is the index whole?
#pragma once

#include <filesystem>
#include <iosfwd>

#include "schemas/vocabulary.hpp"

namespace rostrum {

/// Reads the index in a process of its own, which damaged tables may crash. Returns kExitDone or
/// kExitFailed. Throws Error: NotFound, IndexFormat.
int check(const std::filesystem::path& index, const Vocabulary& vocabulary, std::ostream& out,
          std::ostream& err);

}  // namespace rostrum
