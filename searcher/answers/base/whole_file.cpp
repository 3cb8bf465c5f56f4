#include "searcher/answers/base/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <streambuf>
#include <utility>

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

/// Name of a file that is being written, which an interrupt is not to leave behind.
std::atomic<const char*> unfinished{nullptr};

void on_interrupt(int signal) {
  if (const char* const file = unfinished.load()) unlink(file);
  std::signal(signal, SIG_DFL);
  raise(signal);
}

/// Where nobody else waits for them.
void wait_for_interrupts() {
  for (const int each : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    if (sigaction(each, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) {
      std::signal(each, on_interrupt);
    }
  }
}

const char* advice(int why) {
  switch (why) {
    case ENOENT:
    case ENOTDIR:
      return "; make its folder first";
    case ENOSPC:
    case EDQUOT:
      return "; free some space or write it elsewhere";
    case EACCES:
    case EPERM:
    case EROFS:
      return "; check the permissions of its folder";
    default:
      return "";
  }
}

/// Of any new file.
mode_t usual_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

/// Remembers why it could not write: a stream does not.
class WholeFile::Buffer : public std::streambuf {
 public:
  explicit Buffer(int opened) : file_(opened) { empty(); }
  [[nodiscard]] int number() const { return file_.number; }
  [[nodiscard]] int problem() const { return problem_; }

 protected:
  int_type overflow(int_type next) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(next, traits_type::eof())) {
      sputc(traits_type::to_char_type(next));
    }
    return traits_type::not_eof(next);
  }
  int sync() override {
    const std::string_view waiting(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    if (problem_ == 0 && !put(file_.number, waiting)) problem_ = errno;
    empty();
    return problem_ == 0 ? 0 : -1;
  }

 private:
  void empty() { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

  Descriptor file_;
  std::array<char, 1 << 16> bytes_{};
  int problem_ = 0;
};

WholeFile::WholeFile(std::filesystem::path file, std::string_view subject)
    : file_(std::move(file)), subject_(subject) {
  struct stat status {};
  const bool there = stat(file_.c_str(), &status) == 0;
  int opened = -1;
  if (there && !S_ISREG(status.st_mode)) {
    opened = open(file_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    // A link stays one: what it points to is replaced.
    std::error_code ignored;
    target_ = std::filesystem::weakly_canonical(file_, ignored);
    if (ignored || target_.empty()) target_ = file_;
    mode_ = there ? status.st_mode & 07777 : usual_mode();
    std::string fresh = target_.string() + ".XXXXXX";
    opened = mkostemp(fresh.data(), O_CLOEXEC);
    if (opened >= 0) {
      fresh_ = std::move(fresh);
      wait_for_interrupts();
      unfinished = fresh_.c_str();
    }
  }
  if (opened < 0) refuse(errno);
  buffer_ = std::make_unique<Buffer>(opened);
  stream_.rdbuf(buffer_.get());
}

WholeFile::~WholeFile() {
  if (fresh_.empty()) return;
  unlink(fresh_.c_str());
  forget();
}

void WholeFile::keep() {
  stream_.flush();
  if (buffer_->problem() != 0) refuse(buffer_->problem());
  if (!stream_) refuse(EIO);
  if (!fresh_.empty()) replace();
}

void WholeFile::replace() {
  if (fchmod(buffer_->number(), mode_) != 0 || fsync(buffer_->number()) != 0 ||
      rename(fresh_.c_str(), target_.c_str()) != 0) {
    refuse(errno);
  }
  forget();
  const std::filesystem::path folder = target_.has_parent_path() ? target_.parent_path() : ".";
  const Descriptor names(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (names.number >= 0) fsync(names.number);
}

void WholeFile::forget() {
  const char* own = fresh_.c_str();
  unfinished.compare_exchange_strong(own, nullptr);
  fresh_.clear();
}

void WholeFile::refuse(int why) const {
  throw Error(ErrorKind::Unreadable, subject_ + ": " + file_.string() + ": cannot be written (" +
                                         std::strerror(why) + ")" + advice(why));
}

void write_whole_file(const std::filesystem::path& file, std::string_view bytes,
                      std::string_view subject) {
  WholeFile whole(file, subject);
  whole.stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  whole.keep();
}

}  // namespace rostrum
