/// The time and the memory that a question may take: given where it is asked, looked at where its
/// work is done, on every thread that takes part.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "schemas/base/error.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// A question used up what it may take. It is no mistake in the question: elsewhere, or where less
/// else is asked, it may be answered.
class GivenUp : public Error {
 public:
  explicit GivenUp(const std::string& message) : Error(ErrorKind::InvalidInput, message) {}
};

/// That are tried for one question where operands of several words overlap: some tenths of a
/// second.
inline constexpr std::size_t kMostWays = std::size_t{1} << 24;

class QuestionBudget {
 public:
  /// Holds for this thread until it is gone, its time beginning now.
  explicit QuestionBudget(const QueryLimits& limits);
  QuestionBudget(const QuestionBudget&) = delete;
  QuestionBudget& operator=(const QuestionBudget&) = delete;

  /// That which holds for this thread; null for none.
  [[nodiscard]] static QuestionBudget* of_thread();

  /// Throws GivenUp if time or memory is used up; the message says which, and what to
  /// do. Thread-safe.
  void look();
  /// The same, if not even so much work (see spend) can be done in the time that is left.
  void look_ahead(std::size_t work);

  /// Counts ways to place the operands of NEAR, in all statements. Throws Error(InvalidInput) if
  /// they are more than kMostWays: unlike time, they are the same on every machine. Thread-safe.
  void count_ways(std::size_t ways);

  /// Lets another thread work by a budget (null: by none) while it lives.
  class OnThread {
   public:
    explicit OnThread(QuestionBudget* budget);
    ~OnThread();
    OnThread(const OnThread&) = delete;
    OnThread& operator=(const OnThread&) = delete;

   private:
    QuestionBudget* before_;
  };

  /// While it lives this thread's budget is not looked at, and its time not counted: as where what
  /// is written waits for a reader.
  class Pause {
   public:
    Pause();
    ~Pause();
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;

   private:
    QuestionBudget* paused_;
    OnThread none_{nullptr};
    std::chrono::steady_clock::time_point begin_;
  };

 private:
  [[nodiscard]] std::chrono::nanoseconds left() const;
  void look_at_memory();

  QueryLimits limits_;
  std::chrono::steady_clock::time_point begin_;
  std::atomic<std::size_t> ways_{0};
  std::atomic<std::int64_t> paused_ns_{0};
  std::atomic<std::int64_t> next_memory_ns_{0};  ///< since begin_
  OnThread own_{this};
};

namespace budget_of_thread {

struct Work {
  QuestionBudget* budget = nullptr;
  std::size_t until_look = 0;
};
inline constinit thread_local Work work;

void look();

}  // namespace budget_of_thread

/// Tells that so much was done for the question, in what takes a nanosecond or so: postings,
/// places, bytes of text. Once in a while that looks at the budget, and throws as it does.
inline void spend(std::size_t work) {
  if (work < budget_of_thread::work.until_look) {
    budget_of_thread::work.until_look -= work;
  } else {
    budget_of_thread::look();
  }
}

/// Tells how much work is at least to come, and throws as the budget does if there is no time for
/// it.
inline void expect_to_spend(std::size_t work) {
  if (QuestionBudget* const budget = budget_of_thread::work.budget) budget->look_ahead(work);
}

/// Throws the Error(InvalidInput) of too many ways.
[[noreturn]] void refuse_ways();

/// See QuestionBudget::count_ways.
inline void count_ways(std::size_t ways) {
  if (QuestionBudget* const budget = budget_of_thread::work.budget) budget->count_ways(ways);
}

}  // namespace rostrum
