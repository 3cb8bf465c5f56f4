/// rostrum-index add: files and folders into the index.
#pragma once

#include <iosfwd>

#include "indexer/ingest/add_options.hpp"

namespace rostrum {

/// Returns the exit status. Throws Error where nothing can be done.
int add(const AddOptions& options, std::istream& input, std::ostream& out, std::ostream& err);

}  // namespace rostrum
