#include "indexer/writing/disk_faults.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rostrum {

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

std::string reason_of(const Xapian::Error& error) {
  std::string reason = error.get_msg();
  if (const char* system = error.get_error_string()) reason += std::string(" (") + system + ")";
  return reason;
}

bool is_disk_full(const Xapian::Error& error) {
  const char* system = error.get_error_string();
  const std::string full = std::strerror(ENOSPC);
  return (system != nullptr && full == system) || error.get_msg().find(full) != std::string::npos;
}

}  // namespace rostrum
