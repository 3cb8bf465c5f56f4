#include "indexer/ingest/folder_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "schemas/base/error.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                                  IN_MOVED_FROM | IN_DELETE_SELF | IN_ONLYDIR;
/// How often `stop` is looked at.
constexpr int kLookMilliseconds = 200;
constexpr auto kQuiet = std::chrono::milliseconds(400);
constexpr auto kLongest = std::chrono::seconds(5);

/// True of the folder itself too.
bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

}  // namespace

FolderWatch::FolderWatch(const std::vector<std::string>& roots, const fs::path& index)
    : index_(fs::weakly_canonical(index)), inotify_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (inotify_ < 0) {
    throw Error(ErrorKind::Unreadable,
                std::string("watch: the system gives no inotify: ") + std::strerror(errno));
  }
  for (const std::string& root : roots) {
    std::error_code failed;
    const fs::path path = fs::canonical(root, failed);
    if (failed) throw Error(ErrorKind::NotFound, root + ": no such file or folder");
    if (fs::is_directory(path, failed)) {
      roots_.push_back(path);
      add_folder(path, nullptr);
    } else {
      files_.insert(path.string());
      const int watch = inotify_add_watch(inotify_, path.parent_path().c_str(), kEvents);
      if (watch >= 0) folders_.emplace(watch, path.parent_path());
    }
  }
}

FolderWatch::~FolderWatch() { close(inotify_); }

bool FolderWatch::is_left_out(const fs::path& path) const {
  return path.filename().string().starts_with(".") || is_below(path, index_);
}

void FolderWatch::add_folder(const fs::path& folder, Changes* changes) {
  if (is_left_out(folder) || holds_index(folder)) return;
  const int watch = inotify_add_watch(inotify_, folder.c_str(), kEvents);
  if (watch < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return;  // gone already
    const std::string why = errno == ENOSPC ? "too many folders; raise fs.inotify.max_user_watches"
                                            : std::strerror(errno);
    throw Error(ErrorKind::Unreadable, "watch: " + folder.string() + ": " + why);
  }
  const auto [known, fresh] = folders_.try_emplace(watch, folder);
  if (!fresh && known->second == folder) return;
  known->second = folder;  // a folder that was moved keeps its watch
  if (changes != nullptr) changes->written.insert(folder.string());
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    std::error_code none;
    const fs::path real = fs::canonical(it->path(), none);
    if (!none && fs::is_directory(real, none) && !is_left_out(it->path())) {
      add_folder(real, nullptr);
    }
  }
}

void FolderWatch::take_events(Changes& changes) {
  alignas(inotify_event) std::array<char, 65536> block;
  for (;;) {
    const ssize_t got = read(inotify_, block.data(), block.size());
    if (got <= 0) return;
    for (ssize_t at = 0; at < got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(block.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      if ((event->mask & IN_Q_OVERFLOW) != 0) {
        // More than the system remembers: everything is looked at again.
        for (const fs::path& root : roots_) changes.written.insert(root.string());
        changes.written.insert(files_.begin(), files_.end());
        changes.gone = true;
        continue;
      }
      const auto folder = folders_.find(event->wd);
      if (folder == folders_.end()) continue;
      if ((event->mask & (IN_IGNORED | IN_DELETE_SELF)) != 0) {
        changes.gone = true;
        if ((event->mask & IN_IGNORED) != 0) folders_.erase(folder);
        continue;
      }
      if (event->len == 0) continue;
      const fs::path path = folder->second / event->name;
      if (is_left_out(path)) continue;
      const bool below_root = std::any_of(
          roots_.begin(), roots_.end(), [&](const fs::path& root) { return is_below(path, root); });
      if (!below_root && files_.count(path.string()) == 0) continue;
      if ((event->mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
        changes.gone = true;
      } else if ((event->mask & IN_ISDIR) != 0) {
        add_folder(path, &changes);
      } else if ((event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
        // A sidecar is about a file beside it.
        const bool sidecar = path.filename().string().ends_with(".meta.json");
        changes.written.insert((sidecar ? path.parent_path() : path).string());
      }
    }
  }
}

std::optional<FolderWatch::Changes> FolderWatch::wait(const std::atomic<bool>& stop) {
  Changes changes;
  Clock::time_point first;
  Clock::time_point last;
  while (!stop) {
    const bool any = !changes.written.empty() || changes.gone;
    const auto now = Clock::now();
    if (any && (now - last >= kQuiet || now - first >= kLongest)) return changes;
    pollfd each{inotify_, POLLIN, 0};
    if (poll(&each, 1, kLookMilliseconds) <= 0) continue;
    take_events(changes);
    last = Clock::now();
    if (!any) first = last;
  }
  return std::nullopt;
}

}  // namespace rostrum
