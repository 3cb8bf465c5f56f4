// A question knows its budget by the thread that it is answered on, as allocators know whose memory
// they count: the work is done in some twenty places, most of which need nothing else of a request.
#include "searcher/request/question_budget.hpp"

#include <unistd.h>

#include <fmt/core.h>
#include <fstream>
#include <string>

namespace rostrum {
namespace {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

/// Between two looks: about a millisecond, some of them where the work is of the slow kind.
constexpr std::size_t kWorkALook = std::size_t{1} << 20;
/// No processor does more of it, on all its cores together.
constexpr double kMostWorkASecond = 2e10;
/// Reading how much memory is in use takes some microseconds.
constexpr std::int64_t kMemoryPauseNs = 5'000'000;
constexpr std::size_t kBytesAMegabyte = std::size_t{1} << 20;

constexpr const char* kWhatToDo =
    "; ask for fewer or rarer words, narrow it with filters, or allow it more with ";

/// Memory of this process that is no file's; 0 where the system does not tell.
std::size_t own_memory() {
  std::ifstream statm("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  std::size_t of_files = 0;
  if (!(statm >> all >> resident >> of_files) || resident < of_files) return 0;
  return (resident - of_files) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::string in_seconds(double seconds) {
  return fmt::format("{:g} second{}", seconds, seconds == 1 ? "" : "s");
}

}  // namespace

QuestionBudget::QuestionBudget(const QueryLimits& limits)
    : limits_(limits), begin_(steady_clock::now()) {}

QuestionBudget* QuestionBudget::of_thread() { return budget_of_thread::work.budget; }

nanoseconds QuestionBudget::left() const {
  const std::chrono::duration<double> all(limits_.seconds);
  const nanoseconds used = steady_clock::now() - begin_ - nanoseconds(paused_ns_.load());
  return std::chrono::duration_cast<nanoseconds>(all - used);
}

void QuestionBudget::look() {
  if (limits_.seconds > 0 && left() <= nanoseconds(0)) {
    throw GivenUp("query: it was given up after " + in_seconds(limits_.seconds) + kWhatToDo +
                  "--timeout SECONDS");
  }
  look_at_memory();
}

void QuestionBudget::look_ahead(std::size_t work) {
  if (limits_.seconds <= 0) return;
  const std::chrono::duration<double> least(static_cast<double>(work) / kMostWorkASecond);
  if (least <= left()) return;
  throw GivenUp("query: it has to look at " + std::to_string(work) +
                " places at least, which takes longer than the " + in_seconds(limits_.seconds) +
                " that it may take" + kWhatToDo + "--timeout SECONDS");
}

void QuestionBudget::count_ways(std::size_t ways) {
  if (ways_.fetch_add(ways, std::memory_order_relaxed) + ways > kMostWays) {
    refuse_ways();
  }
}

void refuse_ways() {
  throw Error(
      ErrorKind::InvalidInput,
      "query: the operands of a NEAR overlap in so many ways that it cannot be searched; use "
      "fewer of several words, or a smaller distance");
}

void QuestionBudget::look_at_memory() {
  if (limits_.memory_mb == 0) return;
  const std::int64_t now = nanoseconds(steady_clock::now() - begin_).count();
  std::int64_t next = next_memory_ns_.load();
  if (now < next || !next_memory_ns_.compare_exchange_strong(next, now + kMemoryPauseNs)) return;
  if (own_memory() <= limits_.memory_mb * kBytesAMegabyte) return;
  throw GivenUp("query: it was given up because it takes more than " +
                std::to_string(limits_.memory_mb) + " MB of memory" + kWhatToDo +
                "--max-memory MB");
}

QuestionBudget::OnThread::OnThread(QuestionBudget* budget) : before_(of_thread()) {
  budget_of_thread::work = {.budget = budget, .until_look = 0};
}

QuestionBudget::OnThread::~OnThread() { budget_of_thread::work = {before_, 0}; }

QuestionBudget::Pause::Pause() : paused_(of_thread()), begin_(steady_clock::now()) {}

QuestionBudget::Pause::~Pause() {
  if (paused_ == nullptr) return;
  paused_->paused_ns_ += nanoseconds(steady_clock::now() - begin_).count();
}

void budget_of_thread::look() {
  work.until_look = kWorkALook;
  if (work.budget != nullptr) work.budget->look();
}

}  // namespace rostrum
