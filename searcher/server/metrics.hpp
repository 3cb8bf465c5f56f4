/// What the server has done, counted for Prometheus.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace rostrum {

/// Thread-safe.
class Metrics {
 public:
  /// `route` is one of few names.
  void count(std::string_view route, unsigned status, std::chrono::microseconds took);

  struct Now {
    std::size_t connections = 0;
    std::size_t waiting = 0;
    std::uint64_t revision = 0;  ///< 0: no index has been read yet
    std::size_t statements = 0;
  };
  /// In the text format of Prometheus, version 0.0.4.
  [[nodiscard]] std::string text(const Now& now, std::string_view version) const;

 private:
  /// Seconds, upper bounds.
  static constexpr std::array kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                      0.1,   0.25,   0.5,   1.0,  2.5,   10.0};
  struct Times {
    std::array<std::uint64_t, kBounds.size()> below{};  ///< of each bound alone
    std::uint64_t count = 0;
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, unsigned>, std::uint64_t> answers_;
  std::map<std::string, Times, std::less<>> times_;
};

}  // namespace rostrum
