/// A folder held open, so that its files come from it even if another takes its place meanwhile.
#pragma once

#include <filesystem>

namespace rostrum {

/// Movable, not thread-safe.
class PinnedFolder {
 public:
  /// A folder that cannot be opened is not pinned: path() is then `folder` itself.
  explicit PinnedFolder(const std::filesystem::path& folder);
  ~PinnedFolder();
  PinnedFolder(PinnedFolder&& other) noexcept;
  PinnedFolder& operator=(PinnedFolder&& other) noexcept;

  /// Leads to the folder that was there when this was made.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// False if another folder is there now.
  [[nodiscard]] bool is_current() const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace rostrum
