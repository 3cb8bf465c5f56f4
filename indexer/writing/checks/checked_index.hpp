/// Opens an index for reading. For the files of this folder alone: it shows Xapian.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace rostrum {

/// Throws Error: NotFound if there is none, IndexFormat if its version is not ours, Unreadable if
/// it cannot be read.
[[nodiscard]] Xapian::Database open_index(const std::filesystem::path& index);

}  // namespace rostrum
