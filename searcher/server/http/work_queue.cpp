#include "searcher/server/http/work_queue.hpp"

#include <algorithm>
#include <utility>

namespace rostrum {

WorkQueue::WorkQueue(std::size_t threads, std::size_t most_waiting)
    : most_waiting_(most_waiting), most_long_(std::max<std::size_t>(1, threads - 1)) {
  for (std::size_t worker = 0; worker < threads; ++worker) {
    threads_.emplace_back([this, worker] { run(worker); });
  }
}

WorkQueue::~WorkQueue() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& each : threads_) each.join();
}

bool WorkQueue::put(Lane lane, Job job) {
  {
    const std::lock_guard lock(mutex_);
    std::deque<Waiting>& own = lane == Lane::Long ? long_ : quick_;
    if (own.size() >= most_waiting_) return false;
    own.push_back({count_++, std::move(job)});
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return quick_.size() + long_.size();
}

std::deque<WorkQueue::Waiting>* WorkQueue::next() {
  const bool may_be_long = !long_.empty() && long_at_work_ < most_long_;
  if (quick_.empty()) return may_be_long ? &long_ : nullptr;
  return may_be_long && long_.front().number < quick_.front().number ? &long_ : &quick_;
}

void WorkQueue::run(std::size_t worker) {
  std::unique_lock lock(mutex_);
  for (;;) {
    std::deque<Waiting>* lane = nullptr;
    changed_.wait(lock, [&] { return ending_ || (lane = next()) != nullptr; });
    if (ending_) return;
    const bool is_long = lane == &long_;
    Job job = std::move(lane->front().job);
    lane->pop_front();
    long_at_work_ += is_long ? 1 : 0;
    lock.unlock();
    job(worker);
    job = nullptr;
    lock.lock();
    if (!is_long) continue;
    --long_at_work_;
    changed_.notify_one();  // another long one may begin
  }
}

}  // namespace rostrum
