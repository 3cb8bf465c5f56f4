/// Runs of words by which texts that have some in common are found.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/request/question_budget.hpp"

namespace rostrum {

inline constexpr std::size_t kSeedWords = 6;

/// Calls `visit(at, hash)` for every run of kSeedWords words. Hashes are those of Karp and Rabin
/// (Efficient randomized pattern-matching algorithms, IBM Journal of Research and Development 31,
/// 1987), modulo 2^64, mixed: each takes two multiplications, whatever the length of a run. Some
/// are announced at a time, by `announce(hash)`, as what is read for each lies far apart in memory.
template <typename Announce, typename Visit>
void for_each_seed(std::span<const std::uint32_t> words, const Announce& announce,
                   const Visit& visit) {
  constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;
  constexpr std::uint64_t kMix = 0xD6E8FEB86659FD93U;
  constexpr std::uint64_t kFirst = kBase * kBase * kBase * kBase * kBase;  // weight of the first
  static_assert(kSeedWords == 6, "kFirst is the base to the power of one less");
  if (words.size() < kSeedWords) return;
  spend(2 * words.size());
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i + 1 < kSeedWords; ++i) hash = hash * kBase + words[i];
  constexpr std::size_t kAtOnce = 32;
  std::array<std::uint64_t, kAtOnce> mixed;
  const std::size_t seeds = words.size() - kSeedWords + 1;
  for (std::size_t begin = 0; begin < seeds; begin += kAtOnce) {
    const std::size_t size = std::min(kAtOnce, seeds - begin);
    for (std::size_t i = 0; i < size; ++i) {
      hash = hash * kBase + words[begin + i + kSeedWords - 1];
      mixed[i] = (hash ^ hash >> 32U) * kMix;
      hash -= kFirst * words[begin + i];
      announce(mixed[i]);
    }
    for (std::size_t i = 0; i < size; ++i) visit(begin + i, mixed[i]);
  }
}

/// A set of hashes that may seem to have more than were put in, and never fewer: a Bloom filter,
/// all bits of a hash in one word, so that one read tells (Putze, Sanders and Singler, Cache-,
/// Hash- and Space-Efficient Bloom Filters, 2007).
class SeedBits {
 public:
  /// For so many hashes, `bits` for each. With 16 of them one in some 200 others seems to be in it,
  /// with 64 one in some 10,000; more where they do not fit into 64 MB.
  SeedBits(std::size_t hashes, std::size_t bits)
      : words_(std::bit_ceil(std::clamp(bits * hashes, kLeastBits, kMostBits)) / 64, 0),
        shift_(64 - static_cast<unsigned>(std::countr_zero(words_.size()))) {}

  void announce(std::uint64_t hash) const { __builtin_prefetch(&words_[hash >> shift_], 1); }
  void put(std::uint64_t hash) { words_[hash >> shift_] |= mask(hash); }
  [[nodiscard]] bool may_have(std::uint64_t hash) const {
    return (words_[hash >> shift_] & mask(hash)) == mask(hash);
  }

 private:
  static constexpr std::size_t kLeastBits = std::size_t{1} << 16U;
  static constexpr std::size_t kMostBits = std::size_t{1} << 29U;
  [[nodiscard]] static std::uint64_t mask(std::uint64_t hash) {
    const auto bit = [hash](unsigned at) { return std::uint64_t{1} << (hash >> at & 63U); };
    return bit(8) | bit(14) | bit(20) | bit(26);
  }

  std::vector<std::uint64_t> words_;
  unsigned shift_;
};

}  // namespace rostrum
