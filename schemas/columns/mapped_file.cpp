// Where a mapped file is cut, reading beyond its end raises SIGBUS. Looking at its size before each
// read would leave a gap between the two, and reading by calls instead of a mapping would copy all
// that an answer looks at. So the handler puts zeros where the file was, and notes it: the mapping
// is ours, whatever is read from it is held to its bounds, and the reader goes on to where it asks.
#include "schemas/columns/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <string>

#include "schemas/base/error.hpp"

namespace rostrum {

/// Where a file is mapped; for the handler, which may neither lock nor ask for memory. Watches are
/// used again and never freed.
struct MappedFile::Watch {
  std::atomic<bool> used{true};
  std::atomic<std::uintptr_t> begin{0};
  std::atomic<std::uintptr_t> end{0};
  std::atomic<bool> cut{false};
  Watch* next = nullptr;

  static inline std::atomic<Watch*> first{nullptr};
  static inline struct sigaction before {};

  static Watch& take() {
    for (Watch* each = first; each != nullptr; each = each->next) {
      if (!each->used.exchange(true)) return *each;
    }
    auto* fresh = new Watch;
    fresh->next = first;
    while (!first.compare_exchange_weak(fresh->next, fresh)) {
    }
    return *fresh;
  }

  static void on_signal(int, siginfo_t* info, void*) {
    const int error = errno;
    const auto place = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (Watch* each = first; each != nullptr; each = each->next) {
      const std::uintptr_t begin = each->begin;
      const std::uintptr_t end = each->end;
      if (place < begin || place >= end) continue;
      // Pages are of 4 kB or multiples of it, as mappings begin at one and SIGBUS names one.
      const std::uintptr_t page = place & ~static_cast<std::uintptr_t>(page_bytes - 1);
      each->cut = true;
      if (mmap(reinterpret_cast<void*>(page), end - page, PROT_READ,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
        errno = error;
        return;
      }
    }
    sigaction(SIGBUS, &before, nullptr);  // not ours: the read that caused it comes again
  }

  static inline long page_bytes = 4096;

  static void listen() {
    static std::once_flag once;
    std::call_once(once, [] {
      page_bytes = sysconf(_SC_PAGESIZE);
      struct sigaction action {};
      action.sa_sigaction = on_signal;
      action.sa_flags = SA_SIGINFO;
      sigemptyset(&action.sa_mask);
      sigaction(SIGBUS, &action, &before);
    });
  }
};

MappedFile::MappedFile(const std::filesystem::path& file) {
  const auto refuse = [&file](const std::string& why) {
    throw Error(ErrorKind::Unreadable,
                file.string() + ": " + why + "; run 'rostrum-index columns' to make it anew");
  };
  // What is no file by now must not make us wait.
  descriptor_ = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0) refuse(std::string("it cannot be opened (") + std::strerror(errno) + ")");
  struct stat status {};
  const bool known = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  size_ = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* mapped =
      size_ > 0 ? mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor_, 0) : MAP_FAILED;
  if (mapped == MAP_FAILED) {
    close(descriptor_);
    refuse("it is cut short");
  }
  data_ = static_cast<const std::byte*>(mapped);
  Watch::listen();
  watch_ = &Watch::take();
  watch_->cut = false;
  watch_->begin = reinterpret_cast<std::uintptr_t>(mapped);
  watch_->end = reinterpret_cast<std::uintptr_t>(mapped) + size_;
}

MappedFile::~MappedFile() {
  watch_->begin = 0;
  watch_->end = 0;
  watch_->used = false;
  munmap(const_cast<std::byte*>(data_), size_);
  close(descriptor_);
}

bool MappedFile::is_cut() const {
  if (watch_->cut) return true;
  struct stat status {};
  return fstat(descriptor_, &status) != 0 || static_cast<std::size_t>(status.st_size) < size_;
}

void MappedFile::let_go() const { madvise(const_cast<std::byte*>(data_), size_, MADV_DONTNEED); }

}  // namespace rostrum
