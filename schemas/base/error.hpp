/// The one exception type of Rostrum, and the exit status that each kind of it leads to.
#pragma once

#include <stdexcept>
#include <string>

namespace rostrum {

enum class ErrorKind {
  InvalidInput,  ///< what the user wrote cannot be done: a flag, a query, a value
  NotFound,      ///< what the user named is not there: a file, an index, a statement
  Busy,          ///< another process is writing to the index
  Unreadable,    ///< bytes that cannot be read as what they should be, or a disk that fails
  IndexFormat,   ///< an index that another version of Rostrum wrote
};

/// Message: `subject: what is wrong; what to do`. Lower case, no full stop.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

/// Exit status of both programs.
inline constexpr int kExitDone = 0;     ///< answered; everything was done
inline constexpr int kExitPartial = 1;  ///< done, but nothing was found, or some files were skipped
inline constexpr int kExitFailed = 2;   ///< not done; usage errors included

}  // namespace rostrum
