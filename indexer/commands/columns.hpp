/// rostrum-index columns: the derived half of the index, made anew.
#pragma once

#include <filesystem>
#include <iosfwd>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// Returns kExitDone. Throws Error: NotFound, Busy, IndexFormat, Unreadable.
int columns(const std::filesystem::path& index, const Vocabulary& vocabulary, std::ostream& out);

}  // namespace rostrum
