#include "searcher/server/http/work_queue.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace rostrum {
namespace {

using Lane = WorkQueue::Lane;

TEST(WorkQueue, LongWorkLeavesAThreadToQuickWork) {
  std::promise<void> gate;
  const std::shared_future<void> opened = gate.get_future().share();
  std::atomic<int> long_begun{0};
  std::promise<void> quick_done;
  {
    WorkQueue queue(2, 10);
    for (int i = 0; i < 3; ++i) {
      ASSERT_TRUE(queue.put(Lane::Long, [&](std::size_t) {
        ++long_begun;
        opened.wait();
      }));
    }
    ASSERT_TRUE(queue.put(Lane::Quick, [&](std::size_t) { quick_done.set_value(); }));
    quick_done.get_future().wait();
    EXPECT_LE(long_begun, 1);
    gate.set_value();
    std::promise<void> last;
    ASSERT_TRUE(queue.put(Lane::Long, [&](std::size_t) { last.set_value(); }));
    last.get_future().wait();
    EXPECT_EQ(long_begun, 3);
  }
}

TEST(WorkQueue, WhatIsTooMuchIsNotTaken) {
  std::promise<void> gate;
  std::promise<void> begun;
  const std::shared_future<void> opened = gate.get_future().share();
  WorkQueue queue(1, 2);
  ASSERT_TRUE(queue.put(Lane::Quick, [&](std::size_t) {
    begun.set_value();
    opened.wait();
  }));
  begun.get_future().wait();
  EXPECT_TRUE(queue.put(Lane::Quick, [](std::size_t) {}));
  EXPECT_TRUE(queue.put(Lane::Quick, [](std::size_t) {}));
  EXPECT_FALSE(queue.put(Lane::Quick, [](std::size_t) {}));
  EXPECT_TRUE(queue.put(Lane::Long, [](std::size_t) {})) << "lanes have room of their own";
  EXPECT_EQ(queue.waiting(), 3U);
  gate.set_value();
}

}  // namespace
}  // namespace rostrum
