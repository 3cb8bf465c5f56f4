#include "schemas/base/regular_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "schemas/base/error.hpp"

namespace rostrum {

RegularFile::RegularFile(const std::filesystem::path& file)
    : descriptor_(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
  if (descriptor_ < 0) {
    const int failed = errno;
    if (failed == ENOENT || failed == ENOTDIR) {
      throw Error(ErrorKind::NotFound, "the file is gone");
    }
    const bool denied = failed == EACCES || failed == EPERM;
    throw Error(ErrorKind::Unreadable, std::string("the file cannot be opened (") +
                                           std::strerror(failed) +
                                           (denied ? "); check its permissions" : "); try again"));
  }
  struct stat status {};
  if (fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) return;
  close(descriptor_);
  throw Error(ErrorKind::Unreadable, "this is no regular file");
}

RegularFile::~RegularFile() { close(descriptor_); }

std::size_t RegularFile::read(char* into, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor_, into, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EINTR) continue;
    throw Error(ErrorKind::Unreadable, std::string("the file cannot be read to its end (") +
                                           std::strerror(errno) + "); try again");
  }
}

std::string read_whole(const std::filesystem::path& file) {
  constexpr std::size_t kBlock = std::size_t{1} << 16;
  RegularFile opened(file);
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + std::max(kBlock, before / 2));
    const std::size_t got = opened.read(bytes.data() + before, bytes.size() - before);
    bytes.resize(before + got);
    if (got == 0) return bytes;
  }
}

}  // namespace rostrum
