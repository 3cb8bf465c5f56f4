#include "indexer/ingest/file_stamp.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "indexer/ingest/file_list.hpp"

namespace rostrum {
namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;
/// The coarsest clock of a file system in use, that of FAT, ticks every two seconds.
constexpr std::int64_t kRacy = 3 * kNanoseconds;

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * kNanoseconds + time.tv_nsec; }

/// Adds what one file tells; false if it tells nothing that lasts.
bool add(const std::filesystem::path& file, std::int64_t now, std::string& stamp) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  const std::int64_t written = nanoseconds(status.st_mtim);
  const std::int64_t changed = nanoseconds(status.st_ctim);
  stamp += (stamp.empty() ? "" : " ") + std::to_string(status.st_size) + ':' +
           std::to_string(written) + ':' + std::to_string(changed) + ':' +
           std::to_string(status.st_ino);
  return std::max(written, changed) + kRacy < now;
}

}  // namespace

std::string file_stamp(const std::filesystem::path& file) {
  using std::chrono::system_clock;
  const std::int64_t now =
      std::chrono::duration_cast<std::chrono::nanoseconds>(system_clock::now().time_since_epoch())
          .count();
  std::string stamp;
  if (!add(file, now, stamp)) return "";
  const std::optional<std::filesystem::path> sidecar = sidecar_of(file);
  if (sidecar && !add(*sidecar, now, stamp)) return "";
  return stamp;
}

}  // namespace rostrum
