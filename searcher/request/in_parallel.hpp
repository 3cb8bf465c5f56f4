/// Work that falls into parts, done by as many threads as it is worth.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>

namespace rostrum {

/// Calls `work` on this thread, and meanwhile at most `helpers` times on others, as far as they are
/// free: threads that wait for work from the first call on, one less than there are processors.
/// Returns when all calls have ended; what one throws is then thrown. Thread-safe; `work` may call
/// it again. The others work by the budget of this thread (question_budget.hpp). REQUIRES: helpers
/// > 0.
void run_with_helpers(std::size_t helpers, const std::function<void()>& work);

/// Threads that answer questions of their own beside each other, as a server's do, say so by one of
/// these: a processor that is busy is none to ask for help, and to ask costs both. Thread-safe.
class AnsweringThread {
 public:
  AnsweringThread() { ++count_; }
  ~AnsweringThread() { --count_; }
  AnsweringThread(const AnsweringThread&) = delete;
  AnsweringThread& operator=(const AnsweringThread&) = delete;

  /// How many there are beside the one that asks.
  [[nodiscard]] static std::size_t others() { return std::max<std::size_t>(count_, 1) - 1; }

 private:
  inline static std::atomic<std::size_t> count_{0};
};

/// Calls `work(part)` once for each part, 0 to `parts` - 1, and returns when all are done. `size`
/// is that of the whole, in documents or postings, or what takes as long (some 3 ns): a thread is
/// worth being woken (some 80 µs where it slept) from kWorthAThread on, if a processor is free for
/// it. REQUIRES: parts do not share what they change. What one throws is thrown, after all have
/// ended.
template <typename Work>
void for_each_in_parallel(std::size_t parts, std::size_t size, const Work& work) {
  constexpr std::size_t kWorthAThread = 70'000;
  static const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t busy = std::min(AnsweringThread::others(), processors - 1);
  const std::size_t threads = std::min({parts, size / kWorthAThread, processors - busy});
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t part = next++; part < parts; part = next++) work(part);
  };
  if (threads > 1) {
    run_with_helpers(threads - 1, take);
  } else {
    take();
  }
}

}  // namespace rostrum
