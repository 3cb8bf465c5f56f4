/// Writes files whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace rostrum {

/// Takes the place of `file` in one step, once it is on disk; what is no regular file, as a pipe,
/// is written to. Throws Error(Unreadable), beginning with `subject`.
void write_whole_file(const std::filesystem::path& file, std::string_view bytes,
                      std::string_view subject);

}  // namespace rostrum
