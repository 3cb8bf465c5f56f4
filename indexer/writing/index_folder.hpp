/// The folder that an index is, or is about to be.
/// For the files of this folder alone.
#pragma once

#include <filesystem>

namespace rostrum {

/// Makes the folder if it is not there, and clears away what a killed process left of an index that
/// never came to be. Throws Error: InvalidInput if it holds something else, Unreadable if it cannot
/// be made.
void make_ready_folder(const std::filesystem::path& index);

}  // namespace rostrum
