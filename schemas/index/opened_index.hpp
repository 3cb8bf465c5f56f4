/// An index, opened for reading by whoever reads it.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace rostrum {

/// The database in `folder`, which is where the index called `index` lies. Throws Error: NotFound
/// if there is none, IndexFormat if its version is not ours; what Xapian throws it throws.
[[nodiscard]] Xapian::Database opened_index(const std::filesystem::path& index,
                                            const std::filesystem::path& folder);

}  // namespace rostrum
