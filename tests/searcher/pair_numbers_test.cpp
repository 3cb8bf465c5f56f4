#include "searcher/analysis/words/pair_numbers.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <utility>

namespace rostrum::testing {
namespace {

/// Some numbers come often, as words do, and places between paragraphs are empty.
Places some_places(std::size_t size) {
  std::mt19937 random(7);
  std::geometric_distribution<std::uint32_t> number(0.02);
  Places places;
  for (std::size_t i = 0; i < size; ++i) places.push_back(number(random));
  return places;
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

Pair pair_at(const Places& places, std::size_t at, std::size_t apart) {
  const std::uint32_t second = at + apart < places.size() ? places[at + apart] : 0;
  return places[at] == 0 || second == 0 ? Pair() : Pair(places[at], second);
}

TEST(PairNumbers, AreThoseOfFrequentPairsAlone) {
  const Places before = some_places(50'000);
  for (const std::size_t apart : {1, 2, 3}) {
    std::map<Pair, std::uint64_t> counts;
    for (std::size_t at = 0; at < before.size(); ++at) ++counts[pair_at(before, at, apart)];
    counts.erase(Pair());
    for (const std::uint64_t least : {1, 2, 3, 20, 300, 100'000}) {
      Places places = before;
      const std::vector<std::uint64_t> pairs = number_pairs(places, apart, least);
      std::uint32_t known = 0;
      for (std::size_t at = 0; at < before.size(); ++at) {
        const Pair own = pair_at(before, at, apart);
        const auto found = counts.find(own);
        if (found == counts.end() || found->second < least) {
          ASSERT_EQ(places[at], 0U) << at << ", least " << least;
          continue;
        }
        ASSERT_GT(places[at], 0U) << at << ", least " << least;
        // As they first come up.
        ASSERT_LE(places[at], known + 1) << at;
        known = std::max(known, places[at]);
        const std::uint64_t pair = pairs.at(places[at] - 1);
        ASSERT_EQ(Pair(pair >> 32U, pair & 0xFFFFFFFFU), own) << at << ", least " << least;
      }
      EXPECT_EQ(known, pairs.size()) << "least " << least;
    }
  }
}

TEST(PairNumbers, OfNothingAreNone) {
  Places places;
  EXPECT_TRUE(number_pairs(places, 1, 1).empty());
  places = {5};
  EXPECT_TRUE(number_pairs(places, 1, 1).empty());
  EXPECT_EQ(places, Places{0});
}

}  // namespace
}  // namespace rostrum::testing
