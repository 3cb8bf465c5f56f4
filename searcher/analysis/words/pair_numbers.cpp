#include "searcher/analysis/words/pair_numbers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kLeastSlots = 1024;
constexpr std::size_t kMostCells = std::size_t{1} << 25U;

/// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the high bits are mixed.
std::uint64_t hash_of(std::uint64_t pair) { return pair * 0x9E3779B97F4A7C15U; }

/// The pair that begins at a place; 0 for none.
std::uint64_t pair_at(const Places& places, std::size_t at, std::size_t apart) {
  const std::uint64_t first = places[at];
  const std::uint64_t second = at + apart < places.size() ? places[at + apart] : 0;
  return first != 0 && second != 0 ? first << 32U | second : 0;
}

/// Calls `visit(place, pair)` for each place. What is written there is not read again. Some pairs
/// are announced at a time by `announce(pair)`: what is read for each lies far apart in memory.
template <typename Announce, typename Visit>
void for_each_pair(const Places& places, std::size_t apart, const Announce& announce,
                   const Visit& visit) {
  constexpr std::size_t kAtOnce = 32;
  std::array<std::uint64_t, kAtOnce> pairs;
  for (std::size_t begin = 0; begin < places.size(); begin += kAtOnce) {
    const std::size_t size = std::min(kAtOnce, places.size() - begin);
    spend(4 * size);
    for (std::size_t i = 0; i < size; ++i) {
      pairs[i] = pair_at(places, begin + i, apart);
      if (pairs[i] != 0) announce(pairs[i]);
    }
    for (std::size_t i = 0; i < size; ++i) visit(begin + i, pairs[i]);
  }
}

/// How often pairs come, or more often, if others have their hash.
class PairCells {
 public:
  PairCells(const Places& places, std::size_t apart)
      : cells_(std::min(kMostCells, std::bit_ceil(std::max(kLeastSlots, places.size())))),
        shift_(64 - static_cast<unsigned>(std::countr_zero(cells_.size()))) {
    for_each_pair(
        places, apart, [this](std::uint64_t pair) { announce(pair); },
        [this](std::size_t, std::uint64_t pair) {
          if (pair == 0) return;
          std::uint8_t& cell = cells_[hash_of(pair) >> shift_];
          if (cell < kMost) ++cell;
        });
  }

  void announce(std::uint64_t pair) const {
    __builtin_prefetch(&cells_[hash_of(pair) >> shift_], 1);
  }
  [[nodiscard]] bool may_have(std::uint64_t pair, std::uint64_t least) const {
    return cells_[hash_of(pair) >> shift_] >= std::min<std::uint64_t>(least, kMost);
  }

 private:
  static constexpr std::uint8_t kMost = std::numeric_limits<std::uint8_t>::max();
  std::vector<std::uint8_t> cells_;
  unsigned shift_;
};

/// Open addressing: a slot is a quarter of a cache line, and has all that is asked of a pair.
class PairTable {
 public:
  PairTable() { resize(kLeastSlots); }

  void announce(std::uint64_t pair) const {
    __builtin_prefetch(&slots_[hash_of(pair) >> shift_], 1);
  }

  /// Counts it, and gives its number: from 1 on, as they first come up.
  std::uint32_t count(std::uint64_t pair) {
    Slot& slot = slot_of(pair);
    ++slot.count;
    if (slot.number != 0) return slot.number;
    slot.pair = pair;
    const std::uint32_t number = slot.number = ++size_;
    if (2 * std::size_t{size_} > slots_.size()) grow();
    return number;
  }

  /// Numbers for those that came `least` times or more: by the number from count, 0 for the others.
  /// Their pairs go to `pairs`.
  [[nodiscard]] std::vector<std::uint32_t> renumbered(std::uint64_t least,
                                                      std::vector<std::uint64_t>& pairs) const {
    std::vector<std::uint64_t> of_number(size_ + std::size_t{1}, 0);
    for (const Slot& slot : slots_) {
      if (slot.number != 0 && slot.count >= least) of_number[slot.number] = slot.pair;
    }
    std::vector<std::uint32_t> numbers(of_number.size(), 0);
    for (std::size_t number = 1; number < of_number.size(); ++number) {
      if (of_number[number] == 0) continue;
      pairs.push_back(of_number[number]);
      numbers[number] = static_cast<std::uint32_t>(pairs.size());
    }
    return numbers;
  }

 private:
  struct Slot {
    std::uint64_t pair = 0;
    std::uint32_t number = 0;  ///< 0 for none
    std::uint32_t count = 0;
  };

  /// Where it stands, or would.
  [[nodiscard]] Slot& slot_of(std::uint64_t pair) {
    std::size_t at = hash_of(pair) >> shift_;
    while (slots_[at].number != 0 && slots_[at].pair != pair) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  void resize(std::size_t slots) {
    slots_.assign(slots, {});
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots));
  }

  void grow() {
    std::vector<Slot> old;
    old.swap(slots_);
    resize(4 * old.size());
    for (const Slot& slot : old) {
      if (slot.number != 0) slot_of(slot.pair) = slot;
    }
  }

  std::vector<Slot> slots_;
  unsigned shift_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace

std::vector<std::uint64_t> number_pairs(Places& places, std::size_t apart, std::uint64_t least) {
  const PairCells cells(places, apart);
  PairTable table;
  // Those that cannot be frequent are told from the others before the table is asked.
  for_each_pair(
      places, apart,
      [&](std::uint64_t pair) {
        cells.announce(pair);
        table.announce(pair);
      },
      [&](std::size_t at, std::uint64_t pair) {
        places[at] = pair != 0 && cells.may_have(pair, least) ? table.count(pair) : 0;
      });
  std::vector<std::uint64_t> pairs;
  const std::vector<std::uint32_t> numbers = table.renumbered(least, pairs);
  for (std::uint32_t& each : places) each = numbers[each];
  return pairs;
}

}  // namespace rostrum
