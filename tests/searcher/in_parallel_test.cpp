#include "searcher/engine/in_parallel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

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

}  // namespace
}  // namespace rostrum
