#include "tests/support/paths.hpp"

namespace rostrum::testing {

std::filesystem::path source_dir() { return ROSTRUM_SOURCE_DIR; }

std::filesystem::path bin_dir() { return ROSTRUM_BIN_DIR; }

std::optional<std::filesystem::path> shared_data() {
  const std::filesystem::path data = source_dir().parent_path() / "shared" / "data";
  if (!std::filesystem::is_directory(data)) return std::nullopt;
  return data;
}

}  // namespace rostrum::testing
