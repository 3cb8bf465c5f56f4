#include "searcher/analysis/wording/seeds.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

namespace rostrum::testing {
namespace {

using Words = std::vector<std::uint32_t>;

std::vector<std::uint64_t> hashes_of(const Words& words) {
  std::vector<std::uint64_t> hashes;
  for_each_seed(
      words, [](std::uint64_t) {},
      [&](std::size_t at, std::uint64_t hash) {
        EXPECT_EQ(at, hashes.size());
        hashes.push_back(hash);
      });
  return hashes;
}

TEST(Seeds, HaveOneHashWhereverTheSameWordsStand) {
  std::mt19937 random(3);
  Words words;
  for (std::size_t i = 0; i < 5000; ++i) {
    words.push_back(static_cast<std::uint32_t>(1 + random() % 3));
  }
  const std::vector<std::uint64_t> hashes = hashes_of(words);
  ASSERT_EQ(hashes.size(), words.size() - kSeedWords + 1);
  std::map<Words, std::uint64_t> known;
  std::map<std::uint64_t, Words> of_hash;
  for (std::size_t at = 0; at < hashes.size(); ++at) {
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
    const Words own(begin, begin + kSeedWords);
    EXPECT_EQ(known.emplace(own, hashes[at]).first->second, hashes[at]) << at;
    EXPECT_EQ(of_hash.emplace(hashes[at], own).first->second, own) << at;
    EXPECT_EQ(hashes_of(own), std::vector<std::uint64_t>{hashes[at]}) << at;
  }
}

TEST(Seeds, ShortTextsHaveNone) { EXPECT_TRUE(hashes_of({1, 2, 3, 4, 5}).empty()); }

TEST(SeedBits, HaveWhatWasPutInAndLittleElse) {
  std::mt19937_64 random(5);
  constexpr std::size_t kHashes = 1000;
  SeedBits bits(kHashes, 16);
  std::vector<std::uint64_t> in;
  for (std::size_t i = 0; i < kHashes; ++i) in.push_back(random());
  for (const std::uint64_t each : in) bits.put(each);
  for (const std::uint64_t each : in) EXPECT_TRUE(bits.may_have(each));
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < kHashes; ++i) wrong += bits.may_have(random()) ? 1 : 0;
  EXPECT_LT(wrong, kHashes / 20);
}

}  // namespace
}  // namespace rostrum::testing
