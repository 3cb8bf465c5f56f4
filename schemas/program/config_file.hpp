/// A file of settings, in TOML. The one door to toml++.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rostrum {

/// One key of a file, with its value.
struct ConfigEntry {
  enum class Kind { Text, Truth, Texts };
  std::string key;
  Kind kind = Kind::Text;
  std::vector<std::string> values;  ///< of a Truth "true" or "false"
  std::size_t line = 0;             ///< from 1
};

/// Its keys, in the order of their lines; none where there is no such file. Throws Error:
/// Unreadable if it cannot be read, InvalidInput, which begins with "FILE:LINE", where it is no
/// TOML, or holds what is neither text, true or false, nor a list of texts.
[[nodiscard]] std::vector<ConfigEntry> config_entries(const std::filesystem::path& file);

}  // namespace rostrum
