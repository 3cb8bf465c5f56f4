/// Standard output whose loss is an error: a full disk under `query … > file` must not look like
/// an answer.
#pragma once

#include <array>
#include <streambuf>
#include <string>

namespace rostrum {

/// Opens each of the three standard streams that whoever started the program has closed, so that
/// it fails as a closed one does. The next file to be opened would have its number otherwise, and
/// answers would be written into that file. And std::cin tells of reads that fail. To be called
/// before anything is opened, read or written.
void hold_standard_streams();

/// Takes the place of std::cout's buffer while it lives, and remembers why a write failed.
/// Not thread-safe, as std::cout. One at a time.
class StandardOutput : private std::streambuf {
 public:
  StandardOutput();
  ~StandardOutput() override;
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  /// Writes out what waits. Returns `status`; kExitDone if the reader has closed the pipe, having
  /// seen enough. Throws Error(Unreadable) if anything was lost for another reason.
  int finish(int status);

 private:
  int_type overflow(int_type letter) override;
  std::streamsize xsputn(const char* bytes, std::streamsize size) override;
  int sync() override;
  bool put_out(const char* bytes, std::size_t size);

  std::array<char, 1 << 16> waiting_{};
  std::streambuf* before_;
  int failed_ = 0;  ///< errno of the first write that failed
};

}  // namespace rostrum
