/// Threads that do what would hold up the one that talks to the network.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace rostrum {

/// Thread-safe.
class WorkQueue {
 public:
  /// Long work never takes the last thread, so that quick work goes on beside it.
  enum class Lane { Quick, Long };
  using Job = std::function<void(std::size_t worker)>;

  /// At most `most_waiting` jobs of a lane wait. REQUIRES: threads > 0.
  WorkQueue(std::size_t threads, std::size_t most_waiting);
  /// Waits for the jobs that have begun; those that wait are dropped.
  ~WorkQueue();
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// False if too many wait already: the job is not taken then. A job must not throw.
  [[nodiscard]] bool put(Lane lane, Job job);
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] std::size_t threads() const { return threads_.size(); }

 private:
  struct Waiting {
    std::uint64_t number = 0;  ///< in the order in which they came
    Job job;
  };

  void run(std::size_t worker);
  /// The lane whose turn it is, or null if there is nothing that may be begun now.
  [[nodiscard]] std::deque<Waiting>* next();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> quick_;
  std::deque<Waiting> long_;
  std::size_t most_waiting_;
  std::size_t most_long_;  ///< at work at a time
  std::size_t long_at_work_ = 0;
  std::uint64_t count_ = 0;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace rostrum
