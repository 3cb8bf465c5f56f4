/// What a disk has done with what was written.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

namespace rostrum {

/// A rename is on disk only when its folder is; Xapian does not see to that.
void sync_folder(const std::filesystem::path& folder);

/// What Xapian says, and what the system has told it.
[[nodiscard]] std::string reason_of(const Xapian::Error& error);

[[nodiscard]] bool is_disk_full(const Xapian::Error& error);

}  // namespace rostrum
