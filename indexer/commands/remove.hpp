/// rostrum-index remove: statements out of the index, by id.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "schemas/vocabulary.hpp"

namespace rostrum {

/// All or none: throws Error(NotFound) with the nearest ids if one is unknown, unless `missing_ok`.
int remove(const std::filesystem::path& index, const std::vector<std::string>& ids, bool missing_ok,
           const Vocabulary& vocabulary, std::ostream& out);

}  // namespace rostrum
