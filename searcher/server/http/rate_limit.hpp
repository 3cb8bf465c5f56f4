/// How often one address may ask: so many times a second, and some at once after a pause.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace rostrum {

/// A bucket of tokens for each address (of IPv6, for each network of 64 bits, which one household
/// has). Addresses whose bucket is full again are forgotten. Not thread-safe.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// `rate` tokens a second, 0 for no limit; `burst` fit into a bucket, 1 at least.
  RateLimit(double rate, double burst);

  /// Takes a token of that address, or as many as it costs: 0. What costs more than there are is
  /// let through where there is one, and the next wait is the longer. If there is none: seconds
  /// until there is one, 1 at least. REQUIRES: `now` never goes back; cost > 0.
  [[nodiscard]] std::size_t wait_of(const std::string& address, Clock::time_point now,
                                    double cost = 1);

  /// Addresses that are kept.
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled;  ///< when it held so many
  };

  [[nodiscard]] double tokens_at(const Bucket& bucket, Clock::time_point now) const;
  void forget_full(Clock::time_point now);

  double rate_;
  double burst_;
  std::unordered_map<std::string, Bucket> buckets_;
  Clock::time_point swept_{};
};

}  // namespace rostrum
