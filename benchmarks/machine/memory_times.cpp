// rostrum-bench-memory: how long one read from memory takes where nothing can guess it (a chase of
// pointers), and how fast memory is read in order. Ratios between engines depend on the two.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

#include "benchmarks/corpus/random.hpp"

namespace rostrum::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kSteps = 2'000'000;
constexpr int kTries = 3;

double nanoseconds(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double, std::nano>(to - from).count();
}

/// Nanoseconds a step on one cycle through `bytes`, one step a cache line; the best of three tries.
double chase(std::size_t bytes) {
  struct alignas(64) Line {
    std::uint32_t next = 0;
  };
  std::vector<Line> lines(bytes / sizeof(Line));
  std::vector<std::uint32_t> order(lines.size());
  std::iota(order.begin(), order.end(), 0U);
  Random random(42);
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    lines[order[i]].next = order[(i + 1) % order.size()];
  }
  double best = 1e9;
  volatile std::uint32_t sink = 0;
  for (int i = 0; i < kTries; ++i) {
    std::uint32_t at = order.front();
    const auto start = Clock::now();
    for (std::size_t step = 0; step < kSteps; ++step) at = lines[at].next;
    best = std::min(best, nanoseconds(start, Clock::now()) / static_cast<double>(kSteps));
    sink = at;
  }
  (void)sink;
  return best;
}

/// Gigabytes a second, read in order.
double sequential(std::size_t bytes) {
  const std::vector<std::uint64_t> words(bytes / sizeof(std::uint64_t), 1);
  double best = 1e18;
  volatile std::uint64_t sink = 0;
  for (int i = 0; i < kTries; ++i) {
    const auto start = Clock::now();
    const std::uint64_t sum = std::accumulate(words.begin(), words.end(), std::uint64_t{0});
    best = std::min(best, nanoseconds(start, Clock::now()));
    sink = sum;
  }
  (void)sink;
  return static_cast<double>(bytes) / best;
}

}  // namespace
}  // namespace rostrum::bench

int main() {
  using rostrum::bench::chase;
  std::cout << nlohmann::json{{"latency_16kB_ns", chase(std::size_t{16} << 10)},
                              {"latency_256kB_ns", chase(std::size_t{256} << 10)},
                              {"latency_8MB_ns", chase(std::size_t{8} << 20)},
                              {"latency_256MB_ns", chase(std::size_t{256} << 20)},
                              {"sequential_GB_s",
                               rostrum::bench::sequential(std::size_t{256} << 20)}}
                   .dump()
            << '\n';
  return 0;
}
