/// What tells, without a look into it, that a file has not changed.
#pragma once

#include <filesystem>
#include <string>

namespace rostrum {

/// Size, times of change (to the nanosecond) and inode of a file and of its sidecar, as text. ""
/// if it is not there, or has changed within the last seconds: a change that follows in the same
/// tick of the file system's clock would leave them as they are.
[[nodiscard]] std::string file_stamp(const std::filesystem::path& file);

}  // namespace rostrum
