#include "searcher/request/in_parallel.hpp"

#include <cassert>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <vector>

#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

/// Work that waits for helpers, or is done by some.
struct Job {
  const std::function<void()>& work;
  QuestionBudget* budget;   ///< of who asked
  std::size_t wanted;       ///< times that helpers may still join
  std::size_t running = 0;  ///< helpers that are at it
  std::exception_ptr failure;
};

class Helpers {
 public:
  static Helpers& all() {
    static Helpers helpers;
    return helpers;
  }

  ~Helpers() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    job_added_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Helpers(const Helpers&) = delete;
  Helpers& operator=(const Helpers&) = delete;

  void run(std::size_t helpers, const std::function<void()>& work) {
    assert(helpers > 0);
    Job job{.work = work, .budget = QuestionBudget::of_thread(), .wanted = helpers};
    {
      const std::lock_guard lock(mutex_);
      start(helpers);
      jobs_.push_back(&job);
    }
    for (std::size_t i = 0; i < helpers; ++i) job_added_.notify_one();
    std::exception_ptr failure;
    try {
      work();
    } catch (...) {
      failure = std::current_exception();  // thrown when the helpers, too, have done with the job
    }
    std::unique_lock lock(mutex_);
    std::erase(jobs_, &job);
    helper_ended_.wait(lock, [&job] { return job.running == 0; });
    if (!failure) failure = job.failure;
    if (failure) std::rethrow_exception(failure);
  }

 private:
  Helpers() = default;

  /// So that there are as many, if the system gives them: else those that there are do it.
  void start(std::size_t helpers) {
    static const std::size_t most = std::max(1U, std::thread::hardware_concurrency()) - 1;
    try {
      while (threads_.size() < std::min(helpers, most)) threads_.emplace_back([this] { help(); });
    } catch (const std::system_error&) {
      return;
    }
  }

  void help() {
    std::unique_lock lock(mutex_);
    for (;;) {
      job_added_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (stopping_) return;
      Job& job = *jobs_.front();
      ++job.running;
      if (--job.wanted == 0) jobs_.pop_front();
      lock.unlock();
      std::exception_ptr failure;
      try {
        const QuestionBudget::OnThread by_it(job.budget);
        job.work();
      } catch (...) {
        failure = std::current_exception();  // thrown by run(), on the thread that asked
      }
      lock.lock();
      if (failure) job.failure = failure;
      --job.running;
      helper_ended_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable job_added_;
  std::condition_variable helper_ended_;
  std::deque<Job*> jobs_;  ///< those that want helpers
  std::vector<std::thread> threads_;
  bool stopping_ = false;
};

}  // namespace

void run_with_helpers(std::size_t helpers, const std::function<void()>& work) {
  Helpers::all().run(helpers, work);
}

}  // namespace rostrum
