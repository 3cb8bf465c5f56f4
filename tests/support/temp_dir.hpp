/// A folder that is there for one test.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rostrum::testing {

/// Made empty, removed with all it holds.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Writes a file below it, folders included, and returns its path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

/// The bytes of a file. Throws std::runtime_error if it cannot be read.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& file);

}  // namespace rostrum::testing
