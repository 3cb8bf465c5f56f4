/// JSON files that are one list of objects: records as in JSONL, or CSL-JSON, in which reference
/// managers write what they hold.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/library/catalogue_entry.hpp"

namespace rostrum {

struct ListedObject {
  int line = 0;  ///< on which it begins
  std::string_view bytes;
};

/// The objects of a list, each by itself, so that a broken one costs itself alone; a file that is
/// one object gives that. What stands between them that is none is told with its line. Throws
/// Error(InvalidInput) for a file that is neither.
[[nodiscard]] std::vector<ListedObject> objects_in(
    std::string_view json, std::vector<std::pair<int, std::string>>& problems);

/// True for an item of CSL: it has a type of its own and says who, when or what in CSL's names.
[[nodiscard]] bool is_csl(const nlohmann::json& object);

[[nodiscard]] CatalogueEntry csl_entry(const nlohmann::json& object, int line);

}  // namespace rostrum
