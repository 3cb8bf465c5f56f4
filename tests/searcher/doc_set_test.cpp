// Sets of documents, and the best of many: what every answer is counted and ordered with.
#include "searcher/snapshot/doc_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <span>
#include <utility>
#include <vector>

#include "searcher/ranking/top_k.hpp"

namespace rostrum::testing {
namespace {

std::uint32_t below(std::uint32_t end, std::mt19937& random) {
  return std::uniform_int_distribution<std::uint32_t>(0, end - 1)(random);
}

TEST(DocSet, AddsSlotsAsOneByOneWhetherCloseOrFarApart) {
  std::mt19937 random(1);
  for (const std::uint32_t gap : {1U, 2U, 7U, 9U, 64U, 500U}) {
    for (const std::uint32_t first : {1U, 63U, 64U, 70'001U}) {
      std::vector<std::uint16_t> slots;
      for (std::uint32_t slot = below(70, random); slot < 5'000; slot += 1 + below(gap, random)) {
        slots.push_back(static_cast<std::uint16_t>(slot));
      }
      DocSet together(80'000);
      DocSet one_by_one(80'000);
      together.add(first + 4'999);
      one_by_one.add(first + 4'999);
      together.add_slots(first, slots);
      for (const std::uint16_t slot : slots) one_by_one.add(first + slot);
      EXPECT_EQ(together, one_by_one) << "gap " << gap << " from " << first;
    }
  }
}

TEST(DocSet, GivesSlotsAsOneByOneHoweverClose) {
  constexpr std::uint32_t kLast = 70'000;
  std::uint64_t state = 1;
  for (const std::uint32_t one_in : {1U, 2U, 9U, 64U, 5'000U}) {
    DocSet set(kLast);
    for (std::uint32_t document = 1; document <= kLast; ++document) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      if ((state >> 33) % one_in == 0) set.add(document);
    }
    using Range = std::pair<std::uint32_t, std::uint32_t>;
    for (const auto& [first, last] : {Range{1, 65'000},
                                      {4'465, kLast},
                                      {130, 130},
                                      {63, 64},
                                      {64, 127},
                                      {65, 128},
                                      {3, 2},
                                      {69'000, kLast + 500},
                                      {kLast + 1, kLast + 9}}) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t document = first; document <= std::min(last, kLast); ++document) {
        if (set.has(document)) expected.push_back(document);
      }
      std::vector<std::uint32_t> visited;
      set.for_each_in(first, last, [&](std::uint32_t document) { visited.push_back(document); });
      EXPECT_EQ(visited, expected) << "one in " << one_in << " from " << first;
      std::vector<std::uint32_t> given;
      set.for_slots_in(first, last, [&, begin = first](std::span<const std::uint16_t> slots) {
        for (const std::uint16_t slot : slots) given.push_back(begin + slot);
      });
      EXPECT_EQ(given, expected) << "one in " << one_in << " from " << first;
      EXPECT_EQ(set.count_in(first, last), expected.size());
    }
  }
}

TEST(DocSet, AddsNoSlots) {
  DocSet set(10);
  set.add_slots(1, {});
  EXPECT_EQ(set.count(), 0U);
}

TEST(TopK, KeepsTheBestInOrder) {
  std::mt19937 random(2);
  for (const std::size_t most : {0U, 1U, 2U, 10U, 100U}) {
    for (const int count : {0, 1, 2, 9, 10, 11, 1'000}) {
      std::vector<int> all;
      for (int i = 0; i < count; ++i) all.push_back(i);
      std::shuffle(all.begin(), all.end(), random);
      TopK<int, std::greater<>> best(most, {});
      for (const int each : all) best.see(each);
      std::sort(all.rbegin(), all.rend());
      all.resize(std::min(most, all.size()));
      EXPECT_EQ(best.take(), all) << most << " of " << count;
    }
  }
}

TEST(TopK, TellsTheWorstOnceItIsFull) {
  TopK<int, std::greater<>> best(2, {});
  for (const int each : {5, 1, 4}) best.see(each);
  EXPECT_EQ(best.worst(), nullptr) << "three of two may still be better than one another";
  best.see(3);
  ASSERT_NE(best.worst(), nullptr);
  EXPECT_EQ(*best.worst(), 4);
}

}  // namespace
}  // namespace rostrum::testing
