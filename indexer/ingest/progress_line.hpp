/// How far a run is, on one line of a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace rostrum {

struct ProgressFigures {
  std::uintmax_t done_bytes = 0;
  std::uintmax_t all_bytes = 0;  ///< 0 if it is not known
  std::size_t statements = 0;
  double seconds = 0;  ///< since the run began
};

/// "12,345 statements, 2,000 a second, 45 %, 12 s left"; without share and time where they are not
/// known.
[[nodiscard]] std::string progress_text(const ProgressFigures& figures);

/// Redrawn a few times a second, and gone at the end. Not thread-safe.
class ProgressLine {
 public:
  ProgressLine(bool shown, std::uintmax_t all_bytes, std::ostream& err);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void update(std::uintmax_t done_bytes, std::size_t statements);

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_once_ = false;
  std::uintmax_t all_bytes_;
  std::ostream& err_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_ = start_;
};

}  // namespace rostrum
