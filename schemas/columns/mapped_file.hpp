/// A file mapped into memory, which another program may cut short while it is read.
#pragma once

#include <cstddef>
#include <filesystem>

namespace rostrum {

/// What is no longer there reads as zeros: the signal that the system sends (SIGBUS) is caught for
/// all mapped files. Whoever has read asks is_cut() before it trusts what it read. Thread-safe.
class MappedFile {
 public:
  /// Throws Error(Unreadable) if it is no regular file, is empty or cannot be mapped.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] const std::byte* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// True if some of it is gone, or was when it was read.
  [[nodiscard]] bool is_cut() const;
  /// Takes it out of this process's memory until it is read again.
  void let_go() const;

 private:
  struct Watch;

  int descriptor_ = -1;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  Watch* watch_ = nullptr;
};

}  // namespace rostrum
