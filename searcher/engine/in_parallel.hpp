/// Work that falls into parts, done by as many threads as it is worth.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

namespace rostrum {

/// Calls `work(part)` once for each part, 0 to `parts` - 1, and returns when all are done. `size`
/// is that of the whole, in documents or postings, or what takes as long (some 3 ns): a thread is
/// worth its start (some 30 µs) from kWorthAThread on. REQUIRES: parts do not share what they
/// change. What one throws is thrown, after all have ended.
template <typename Work>
void for_each_in_parallel(std::size_t parts, std::size_t size, const Work& work) {
  constexpr std::size_t kWorthAThread = 100'000;
  static const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::min({parts, size / kWorthAThread, processors});
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t part = next++; part < parts; part = next++) work(part);
  };
  std::vector<std::future<void>> others;
  try {
    while (others.size() + 1 < threads) others.push_back(std::async(std::launch::async, take));
  } catch (const std::system_error&) {
    // No more threads are to be had: those that there are do it.
  }
  take();
  for (std::future<void>& each : others) each.get();
}

}  // namespace rostrum
