#include "tests/support/paths.hpp"

#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {

std::filesystem::path source_dir() { return ROSTRUM_SOURCE_DIR; }

std::filesystem::path bin_dir() { return ROSTRUM_BIN_DIR; }

std::string preloaded(const std::string& name) {
  const std::string path = (bin_dir() / name).string();
  if (path.find_first_of(" :") == std::string::npos) return path;
  static const TempDir copies;
  const std::filesystem::path copy = copies.path() / name;
  if (!std::filesystem::exists(copy)) std::filesystem::copy_file(path, copy);
  return copy.string();
}

std::optional<std::filesystem::path> shared_data() {
  const std::filesystem::path data = source_dir().parent_path() / "shared" / "data";
  if (!std::filesystem::is_directory(data)) return std::nullopt;
  return data;
}

}  // namespace rostrum::testing
