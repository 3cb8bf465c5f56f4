/// A file that is read from its beginning to its end, whatever lies in its place by now.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace rostrum {

/// Opening never waits, as it would for the writer of a pipe. Not thread-safe.
class RegularFile {
 public:
  /// Throws Error: NotFound if nothing is there, Unreadable if it is no regular file or the system
  /// refuses, with the reason.
  explicit RegularFile(const std::filesystem::path& file);
  ~RegularFile();
  RegularFile(const RegularFile&) = delete;
  RegularFile& operator=(const RegularFile&) = delete;

  /// Up to `size` bytes; 0 at the end. Throws Error(Unreadable) if the disk refuses.
  [[nodiscard]] std::size_t read(char* into, std::size_t size);

 private:
  int descriptor_;
};

/// All bytes of a file. Throws as RegularFile does.
[[nodiscard]] std::string read_whole(const std::filesystem::path& file);

}  // namespace rostrum
