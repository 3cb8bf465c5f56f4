#include "schemas/base/pinned_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

namespace rostrum {

PinnedFolder::PinnedFolder(const std::filesystem::path& folder)
    : folder_(folder),
      path_(folder),
      descriptor_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) return;
  const std::filesystem::path held = "/proc/self/fd/" + std::to_string(descriptor_);
  std::error_code none;
  if (std::filesystem::is_directory(held, none)) path_ = held;
}

PinnedFolder::~PinnedFolder() {
  if (descriptor_ >= 0) close(descriptor_);
}

PinnedFolder::PinnedFolder(PinnedFolder&& other) noexcept
    : folder_(std::move(other.folder_)),
      path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

PinnedFolder& PinnedFolder::operator=(PinnedFolder&& other) noexcept {
  folder_.swap(other.folder_);
  path_.swap(other.path_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

bool PinnedFolder::is_current() const {
  struct stat held {};
  struct stat now {};
  return descriptor_ >= 0 && fstat(descriptor_, &held) == 0 && stat(folder_.c_str(), &now) == 0 &&
         held.st_dev == now.st_dev && held.st_ino == now.st_ino;
}

}  // namespace rostrum
