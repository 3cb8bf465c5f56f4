/// Shows an answer in a pager where it is longer than the terminal.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <iosfwd>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace rostrum {

/// Takes what is written to a terminal. Once it is longer than `rows` lines, the pager is started,
/// and everything goes to it. Where there is no such program, or it fails, all is written as it
/// comes. One at a time. Not thread-safe.
class Pager : private std::streambuf {
 public:
  /// `program` tells of a pager that fails. `command` "" for none. `out`: that of standard output.
  /// REQUIRES: it outlives the pager.
  Pager(std::string_view program, std::string command, std::size_t rows, std::size_t columns,
        std::ostream& out);
  /// Waits until the user has left the pager.
  ~Pager() override;
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  [[nodiscard]] std::ostream& stream() { return stream_; }

  /// Lets go of what is held. False if something written has not reached standard output; what a
  /// pager has is in its user's hands.
  bool flush();

 private:
  int_type overflow(int_type letter) override;
  std::streamsize xsputn(const char* bytes, std::streamsize size) override;
  int sync() override { return 0; }

  void take(std::string_view bytes);
  void start();
  void send();
  void wait();

  std::string program_;
  std::string command_;
  std::size_t rows_;
  std::size_t columns_;
  std::ostream& out_;
  std::ostream stream_;
  std::string held_;  ///< as long as it may fit the terminal; then what the pager has not got yet
  std::size_t lines_ = 0;
  bool holds_ = false;
  pid_t child_ = 0;
  int pipe_ = -1;       ///< what the pager reads; -1 where it reads nothing more
  std::string sent_;    ///< all that it was sent, as long as a pager may be failing
  bool works_ = false;  ///< nothing is to be written in its place
};

}  // namespace rostrum
