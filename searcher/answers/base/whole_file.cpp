#include "searcher/answers/base/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

/// Closed when it goes out of scope.
struct Descriptor {
  explicit Descriptor(int opened) : number(opened) {}
  ~Descriptor() {
    if (number >= 0) close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number;
};

bool put(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void refuse(std::string_view subject, const std::filesystem::path& file) {
  const int why = errno;
  throw Error(ErrorKind::Unreadable, std::string(subject) + ": " + file.string() +
                                         ": cannot be written (" + std::strerror(why) + ")");
}

}  // namespace

void write_whole_file(const std::filesystem::path& file, std::string_view bytes,
                      std::string_view subject) {
  struct stat status {};
  const bool there = stat(file.c_str(), &status) == 0;
  if (there && !S_ISREG(status.st_mode)) {
    const Descriptor open_file(open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (open_file.number < 0 || !put(open_file.number, bytes)) refuse(subject, file);
    return;
  }
  // A link stays one: what it points to is replaced.
  std::error_code ignored;
  std::filesystem::path target = std::filesystem::weakly_canonical(file, ignored);
  if (ignored || target.empty()) target = file;
  std::string fresh = target.string() + ".XXXXXX";
  {
    const Descriptor open_file(mkostemp(fresh.data(), O_CLOEXEC));
    if (open_file.number < 0) refuse(subject, file);
    // As the file had it, or as any new one.
    const mode_t mask = umask(0);
    umask(mask);
    const mode_t mode = there ? status.st_mode & 07777 : 0666 & ~mask;
    if (!put(open_file.number, bytes) || fchmod(open_file.number, mode) != 0 ||
        fsync(open_file.number) != 0) {
      const int why = errno;
      unlink(fresh.c_str());
      errno = why;
      refuse(subject, file);
    }
  }
  if (rename(fresh.c_str(), target.c_str()) != 0) {
    const int why = errno;
    unlink(fresh.c_str());
    errno = why;
    refuse(subject, file);
  }
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : ".";
  const Descriptor names(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (names.number >= 0) fsync(names.number);
}

}  // namespace rostrum
