/// Which index is meant.
#pragma once

#include <filesystem>
#include <string>

namespace rostrum {

/// --index if given, else $ROSTRUM_INDEX, else $XDG_DATA_HOME/rostrum/index, else
/// ~/.local/share/rostrum/index.
[[nodiscard]] std::filesystem::path index_path(const std::string& flag);

}  // namespace rostrum
