#include "searcher/request/in_parallel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

namespace rostrum {
namespace {

constexpr std::size_t kLarge = std::size_t{1} << 40;

TEST(InParallel, DoesEachPartOnce) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kLarge}) {
    std::vector<int> done(1000, 0);
    for_each_in_parallel(done.size(), size, [&](std::size_t part) { ++done[part]; });
    EXPECT_EQ(std::accumulate(done.begin(), done.end(), 0), 1000);
    EXPECT_EQ(*std::min_element(done.begin(), done.end()), 1);
  }
}

TEST(InParallel, AsksNoHelpWhereEachProcessorHasAQuestionOfItsOwn) {
  const std::vector<AnsweringThread> each(std::max(1U, std::thread::hardware_concurrency()));
  const std::thread::id asking = std::this_thread::get_id();
  for_each_in_parallel(100, kLarge, [&](std::size_t) {
    EXPECT_EQ(std::this_thread::get_id(), asking);
    std::this_thread::yield();
  });
}

TEST(InParallel, HasNothingToDoWithoutParts) {
  for_each_in_parallel(0, kLarge, [](std::size_t) { FAIL(); });
}

TEST(InParallel, ThrowsWhatAPartThrows) {
  const auto work = [](std::size_t part) {
    if (part == 7) throw std::runtime_error("part 7");
  };
  EXPECT_THROW(for_each_in_parallel(100, kLarge, work), std::runtime_error);
  EXPECT_THROW(for_each_in_parallel(100, 1, work), std::runtime_error);
}

TEST(InParallel, MayBeCalledFromWithin) {
  std::vector<std::atomic<int>> done(40);
  for_each_in_parallel(4, kLarge, [&](std::size_t outer) {
    for_each_in_parallel(10, kLarge, [&](std::size_t inner) { ++done[10 * outer + inner]; });
  });
  for (const auto& each : done) EXPECT_EQ(each, 1);
}

TEST(InParallel, MayBeCalledFromSeveralThreads) {
  std::atomic<int> done = 0;
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 4; ++caller) {
    callers.emplace_back([&done] {
      for (int round = 0; round < 200; ++round) {
        for_each_in_parallel(5, kLarge, [&done](std::size_t) { ++done; });
      }
    });
  }
  for (std::thread& each : callers) each.join();
  EXPECT_EQ(done, 4 * 200 * 5);
}

TEST(InParallel, GoesOnAfterAFailure) {
  for (int round = 0; round < 50; ++round) {
    EXPECT_THROW(
        for_each_in_parallel(8, kLarge, [](std::size_t) { throw std::runtime_error("each"); }),
        std::runtime_error);
    std::atomic<int> done = 0;
    for_each_in_parallel(8, kLarge, [&done](std::size_t) { ++done; });
    EXPECT_EQ(done, 8);
  }
}

}  // namespace
}  // namespace rostrum
