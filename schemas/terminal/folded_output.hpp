/// Lines of text for people, as wide as their terminal.
#pragma once

#include <cstddef>
#include <ostream>
#include <streambuf>
#include <string>

namespace rostrum {

/// A stream whose lines go to another as each of them ends, folded as folded_line does. 0 columns
/// pass all on as it is. What has no line end yet goes out when it is destroyed. Not thread-safe.
class FoldedOutput : private std::streambuf {
 public:
  /// REQUIRES: `out` outlives it.
  FoldedOutput(std::ostream& out, std::size_t columns);
  ~FoldedOutput() override;
  FoldedOutput(const FoldedOutput&) = delete;
  FoldedOutput& operator=(const FoldedOutput&) = delete;

  [[nodiscard]] std::ostream& stream() { return stream_; }

 private:
  int_type overflow(int_type letter) override;
  int sync() override;

  std::ostream& out_;
  std::size_t columns_;
  std::string line_;  ///< not yet ended
  std::ostream stream_;
};

}  // namespace rostrum
