#include "indexer/writing/index_replacement.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "schemas/base/error.hpp"
#include "schemas/base/pinned_folder.hpp"
#include "schemas/columns/column_files.hpp"

namespace rostrum {
namespace {

/// A descriptor that has the lock, or -1 and errno.
int lock(const std::filesystem::path& index) {
  constexpr int kMostTries = 100;
  const std::filesystem::path file = index / "flintlock";
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    const PinnedFolder folder(index);
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return -1;
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    whole.l_len = 1;  // as Xapian locks it
    const int failed = fcntl(descriptor, F_OFD_SETLK, &whole) == 0 ? 0 : errno;
    if (failed == 0 && folder.is_current()) return descriptor;
    close(descriptor);
    if (failed == 0) continue;  // the lock of a folder that another has taken the place of
    errno = failed;
    return -1;
  }
  errno = EAGAIN;
  return -1;
}

[[noreturn]] void refuse(const std::filesystem::path& what, const std::string& why) {
  throw Error(ErrorKind::Unreadable, what.string() + ": " + why);
}

bool is_ours(const std::filesystem::path& index, const std::filesystem::path& entry) {
  const std::filesystem::path name = entry.filename();
  return name == "flintlock" || name == "iamglass" || name == "v.tmp" ||
         name.extension() == ".glass" || entry == columns_folder(index);
}

/// Files and folders of a folder, and itself, to disk.
void sync_all(const std::filesystem::path& folder) {
  const auto sync = [](const std::filesystem::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) refuse(path, std::strerror(errno));
    const int failed = fsync(descriptor) == 0 ? 0 : errno;
    close(descriptor);
    if (failed != 0) refuse(path, std::strerror(failed));
  };
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    sync(entry.path());
  }
  sync(folder);
}

/// The folder itself, not a link to it: that is what is exchanged.
std::filesystem::path without_links(const std::filesystem::path& index) {
  std::error_code failed;
  const std::filesystem::path real = std::filesystem::canonical(index, failed);
  return failed ? index : real;
}

}  // namespace

IndexLock::IndexLock(const std::filesystem::path& index) : descriptor_(lock(index)) {
  if (descriptor_ >= 0) return;
  if (errno == EAGAIN || errno == EACCES) {
    if (access(index.c_str(), W_OK) == 0) {
      throw Error(ErrorKind::Busy,
                  index.string() + ": another process is writing here; wait for it to end");
    }
    refuse(index, "this folder cannot be written to; check its permissions");
  }
  refuse(index, std::strerror(errno));
}

IndexLock::~IndexLock() { close(descriptor_); }

std::unique_ptr<IndexLock> IndexLock::attempt(const std::filesystem::path& index) {
  const int descriptor = lock(index);
  return descriptor < 0 ? nullptr : std::unique_ptr<IndexLock>(new IndexLock(descriptor));
}

std::filesystem::path replacement_folder(const std::filesystem::path& index) {
  const std::filesystem::path real = without_links(index);
  return real.parent_path() / ("." + real.filename().string() + ".rostrum-new");
}

void clear_replacements(const std::filesystem::path& index) {
  std::error_code stays;  // it is tried again by the next writer
  const std::filesystem::path folder = replacement_folder(index);
  // One that was being made may have been compacted beside itself.
  std::filesystem::remove_all(replacement_folder(folder), stays);
  std::filesystem::remove_all(folder, stays);
}

IndexReplacement::IndexReplacement(const std::filesystem::path& index)
    : index_(without_links(index)), folder_(replacement_folder(index)) {
  for (const auto& entry : std::filesystem::directory_iterator(index_)) {
    if (is_ours(index_, entry.path())) continue;
    throw Error(ErrorKind::InvalidInput,
                entry.path().string() +
                    ": this is no file of the index and would be lost; move it elsewhere");
  }
  clear_replacements(index_);
  std::error_code failed;
  std::filesystem::create_directory(folder_, failed);
  if (failed) refuse(folder_, "the folder cannot be made (" + failed.message() + ")");
  const auto mode = std::filesystem::status(index_, failed).permissions();
  if (!failed) std::filesystem::permissions(folder_, mode, failed);
}

IndexReplacement::~IndexReplacement() {
  std::error_code ignored;  // what stays is cleared away by the next writer
  std::filesystem::remove_all(folder_, ignored);
}

void IndexReplacement::publish() {
  // Whoever opens the new index finds us there until the old one is deleted: its path is then free
  // for the next replacement.
  new_lock_ = std::make_unique<IndexLock>(folder_);
  sync_all(folder_);
  if (renameat2(AT_FDCWD, folder_.c_str(), AT_FDCWD, index_.c_str(), RENAME_EXCHANGE) != 0) {
    const int failed = errno;
    refuse(index_, std::string("this file system cannot put one folder in the place of another (") +
                       std::strerror(failed) +
                       "); the index is as it was. An index in a folder of its own below another, "
                       "on a local disk, can be replaced");
  }
  const int parent = open(index_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent < 0) return;
  fsync(parent);
  close(parent);
}

}  // namespace rostrum
