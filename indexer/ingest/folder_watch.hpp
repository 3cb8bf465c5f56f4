/// Folders whose files are told as they arrive. The door to inotify, which sees what this machine
/// writes, and nothing that another one writes to a network folder.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rostrum {

class FolderWatch {
 public:
  /// Folders with all that is below them, or single files. Nothing of `index` is told, hidden files
  /// and folders neither. Throws Error(Unreadable) if the system has no more watches to give.
  FolderWatch(const std::vector<std::string>& roots, const std::filesystem::path& index);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  struct Changes {
    std::set<std::string> written;  ///< files, and folders of which all is to be read
    bool gone = false;              ///< something was removed or moved away
  };
  /// Waits until something was written and nothing more has come for a moment (0.4 s; at most 5 s
  /// from the first change). nullopt when `stop` is set.
  [[nodiscard]] std::optional<Changes> wait(const std::atomic<bool>& stop);

  [[nodiscard]] std::size_t folders() const { return folders_.size(); }

 private:
  void add_folder(const std::filesystem::path& folder, Changes* changes);
  void take_events(Changes& changes);
  [[nodiscard]] bool is_left_out(const std::filesystem::path& path) const;

  std::filesystem::path index_;
  std::vector<std::filesystem::path> roots_;
  std::set<std::string> files_;  ///< named singly; their folders are watched for them alone
  int inotify_ = -1;
  std::map<int, std::filesystem::path> folders_;  ///< by number of the watch
};

}  // namespace rostrum
