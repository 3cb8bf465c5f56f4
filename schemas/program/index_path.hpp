/// Which index is meant.
#pragma once

#include <filesystem>
#include <string>

namespace rostrum {

/// --index if given, else what is configured ($ROSTRUM_INDEX, or config.toml), else usual_index.
/// Throws Error(InvalidInput) if nothing tells.
[[nodiscard]] std::filesystem::path index_path(const std::string& flag,
                                               const std::string& configured);

/// $XDG_DATA_HOME/rostrum/index, else ~/.local/share/rostrum/index; empty if neither variable is
/// set.
[[nodiscard]] std::filesystem::path usual_index();

}  // namespace rostrum
