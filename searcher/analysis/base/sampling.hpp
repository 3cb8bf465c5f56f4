/// A sample that is the same on every machine for the same seed.
#pragma once

#include <cstdint>

namespace rostrum {

/// Takes `wanted` of `total` things that come one by one, each as likely as any other (Knuth, The
/// Art of Computer Programming 2, 3.4.2, algorithm S). All of them where `wanted` is not less.
class Sample {
 public:
  Sample(std::uint64_t wanted, std::uint64_t total, std::uint64_t seed)
      : wanted_(wanted), total_(total), state_(seed) {}

  /// Of the next one: true if it is taken.
  [[nodiscard]] bool take() {
    if (total_ == 0) return false;
    const bool taken = wanted_ >= total_ || below(total_) < wanted_;
    --total_;
    if (taken && wanted_ > 0) --wanted_;
    return taken;
  }
  /// True if `take` would answer false for all that are left.
  [[nodiscard]] bool full() const { return wanted_ == 0; }

 private:
  /// splitmix64 (Steele, Lea, Flood 2014); what is left over by the division is drawn again.
  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
  }
  std::uint64_t below(std::uint64_t limit) {
    const std::uint64_t uneven = (~std::uint64_t{0} % limit + 1) % limit;
    for (;;) {
      const std::uint64_t drawn = next();
      if (uneven == 0 || drawn <= ~std::uint64_t{0} - uneven) return drawn % limit;
    }
  }

  std::uint64_t wanted_;
  std::uint64_t total_;
  std::uint64_t state_;
};

}  // namespace rostrum
