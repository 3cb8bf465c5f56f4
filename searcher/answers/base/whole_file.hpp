/// Writes files whole or not at all.
#pragma once

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace rostrum {

/// A file that takes its place in one step, once it is on disk; what is no regular file, as a pipe,
/// is written to as it is. Whatever else lies beside it is left alone, also by two at a time. Not
/// thread-safe.
class WholeFile {
 public:
  /// What is told of it begins with `subject`. Throws Error(Unreadable).
  WholeFile(std::filesystem::path file, std::string_view subject);
  /// Leaves nothing behind where it was not kept; nor does an interrupt (SIGINT, SIGTERM, SIGHUP),
  /// of the file that was begun last.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  [[nodiscard]] std::ostream& stream() { return stream_; }
  /// Once, at the end: what has been written takes its place, with the mode that the file had.
  /// Throws Error(Unreadable) where a part of it could not be written.
  void keep();

 private:
  class Buffer;
  void replace();
  void forget();
  [[noreturn]] void refuse(int why) const;

  std::filesystem::path file_;
  std::filesystem::path target_;  ///< of a link, what it points to
  std::string subject_;
  std::string fresh_;  ///< what is written; "" for what is no regular file, and once it is kept
  unsigned mode_ = 0;  ///< of the file
  std::unique_ptr<Buffer> buffer_;
  std::ostream stream_{nullptr};
};

/// `bytes` as a WholeFile. Throws Error(Unreadable), beginning with `subject`.
void write_whole_file(const std::filesystem::path& file, std::string_view bytes,
                      std::string_view subject);

}  // namespace rostrum
