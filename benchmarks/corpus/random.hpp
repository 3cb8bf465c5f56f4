/// Random numbers that are the same on every machine: own generator, own distributions, and no
/// function of the mathematical library, whose last bit differs from one version to the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rostrum::bench {

/// xoshiro256**, seeded by splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  /// A generator of its own for item `number` of a series: statements do not depend on each other.
  Random(std::uint64_t seed, std::uint64_t number);

  std::uint64_t next();
  /// 0 to limit - 1. REQUIRES: 0 < limit < 2^32.
  std::uint32_t below(std::uint32_t limit);
  /// True in `millionths` of a million.
  bool chance(std::uint32_t millionths) { return below(1'000'000) < millionths; }
  /// `from` to `to`, both included.
  std::uint32_t between(std::uint32_t from, std::uint32_t to) {
    return from + below(to - from + 1);
  }
  /// Mean 0, deviation 1, never beyond 6: the sum of twelve uniform numbers.
  double normal();
  /// How often something happens again: 1 with `millionths` of stopping each time, at most `most`.
  std::uint32_t geometric(std::uint32_t millionths, std::uint32_t most);

 private:
  std::uint64_t state_[4];
};

/// e^x and the natural logarithm by series, from sums and products alone. |x| < 50; x > 0.
[[nodiscard]] double exponential(double x);
[[nodiscard]] double logarithm(double x);

/// Draws from a list of weights in constant time (Vose's alias method).
class WeightedChoice {
 public:
  WeightedChoice() = default;
  /// REQUIRES: weights are not empty, none is negative, their sum is positive.
  explicit WeightedChoice(const std::vector<double>& weights);
  [[nodiscard]] std::size_t draw(Random& random) const;

 private:
  struct Slot {
    std::uint32_t keep;  ///< of 2^32: how often the slot stands for itself
    std::uint32_t other;
  };
  std::vector<Slot> slots_;
};

}  // namespace rostrum::bench
