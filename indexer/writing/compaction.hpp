/// An index written anew as small and as quick to read as it can be.
#pragma once

#include <filesystem>
#include <string>

namespace rostrum {

/// Copies the index without the free space in its blocks and without what is gone, and puts the
/// copy in its place in one step (see IndexReplacement). Statements keep their numbers. Needs as
/// much room on the disk as the index has.
/// Throws Error: Busy, IndexFormat, InvalidInput, Unreadable; then the index is as it was.
void compact_index(const std::filesystem::path& index, const std::string& vocabulary_hash);

}  // namespace rostrum
