/// rostrum-index compact: the index written anew, smaller.
#pragma once

#include <filesystem>
#include <iosfwd>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// Returns kExitDone. Throws Error: NotFound, Busy, IndexFormat, InvalidInput, Unreadable.
int compact(const std::filesystem::path& index, const Vocabulary& vocabulary, std::ostream& out);

}  // namespace rostrum
