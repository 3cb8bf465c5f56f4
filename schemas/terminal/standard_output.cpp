#include "schemas/terminal/standard_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

const char* advice(int why) {
  switch (why) {
    case EBADF:
      return "; it is closed or not open for writing: send it to a file";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "; free some space or write it elsewhere";
    default:
      return "; write it elsewhere";
  }
}

}  // namespace

void hold_standard_streams() {
  // As C's streams they would tell of a read that failed as of the end of the input.
  std::ios::sync_with_stdio(false);
  for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(each, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest number that is free is given out: this one.
    const int wrong_way = each == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (open("/dev/null", wrong_way) < 0) return;
  }
}

StandardOutput::StandardOutput() : before_(std::cout.rdbuf(this)) {
  setp(waiting_.data(), waiting_.data() + waiting_.size());
}

StandardOutput::~StandardOutput() {
  sync();
  std::cout.rdbuf(before_);
}

int StandardOutput::finish(int status) {
  sync();
  // Network file systems tell of a full disk when a descriptor is closed, and not before.
  const int copy = failed_ == 0 ? dup(STDOUT_FILENO) : -1;
  if (copy >= 0 && close(copy) != 0 && errno != EINTR) failed_ = errno;
  if (failed_ == 0) return status;
  if (failed_ == EPIPE) return kExitDone;
  throw Error(ErrorKind::Unreadable, std::string("standard output: the answer is lost or cut (") +
                                         std::strerror(failed_) + ")" + advice(failed_));
}

int StandardOutput::overflow(int letter) {
  if (sync() != 0) return traits_type::eof();
  if (letter == traits_type::eof()) return traits_type::not_eof(letter);
  return sputc(traits_type::to_char_type(letter));
}

std::streamsize StandardOutput::xsputn(const char* bytes, std::streamsize size) {
  if (size <= epptr() - pptr()) {
    std::memcpy(pptr(), bytes, static_cast<std::size_t>(size));
    pbump(static_cast<int>(size));
    return size;
  }
  return sync() == 0 && put_out(bytes, static_cast<std::size_t>(size)) ? size : 0;
}

int StandardOutput::sync() {
  const bool done = put_out(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  setp(waiting_.data(), waiting_.data() + waiting_.size());
  return done ? 0 : -1;
}

bool StandardOutput::put_out(const char* bytes, std::size_t size) {
  while (size > 0 && failed_ == 0) {
    const ssize_t written = write(STDOUT_FILENO, bytes, size);
    if (written < 0) {
      if (errno != EINTR) failed_ = errno;
      continue;
    }
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return failed_ == 0;
}

}  // namespace rostrum
