/// rostrum-index remove: statements out of the index, by id.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// All or none: throws Error(NotFound) with the nearest ids if one is unknown, unless `missing_ok`.
int remove(const std::filesystem::path& index, const std::vector<std::string>& ids, bool missing_ok,
           const Vocabulary& vocabulary, std::ostream& out);

/// Every statement that came from a file or from below a folder, whether or not it is still there.
/// What was set for them by hand stays, should they come back. Returns kExitDone.
/// Throws Error: NotFound if there is none, Busy, IndexFormat, Unreadable.
int remove_below(const std::filesystem::path& index, const std::string& given,
                 const Vocabulary& vocabulary, std::ostream& out);

}  // namespace rostrum
