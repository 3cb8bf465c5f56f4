/// rostrum-index annotate: fields of one statement, set by hand.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct AnnotateOptions {
  std::filesystem::path index;
  std::string id;
  std::vector<std::pair<std::string, std::string>> set;  ///< FIELD=VALUE; a value may be JSON
  std::vector<std::string> remove;  ///< fields to be read from the source again
};

/// What is set stands over all that the statement's source says, also when it is read again, and in
/// an index that is rebuilt. Without anything to set or remove it shows what is set.
/// Returns kExitDone. Throws Error: NotFound, Busy, IndexFormat, Unreadable, and InvalidInput for a
/// name that is no field, a field that cannot be set, a value that resolves to nothing.
int annotate(const AnnotateOptions& options, const Vocabulary& vocabulary, std::ostream& out);

}  // namespace rostrum
