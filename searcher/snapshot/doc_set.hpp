/// A set of documents by number, one bit each.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/request/question_budget.hpp"

namespace rostrum {

/// How many bits are set. std::popcount is a call where the processor may lack the instruction;
/// this is arithmetic that compilers do for several words at once (Warren, Hacker's Delight, 5-1).
[[nodiscard]] constexpr std::size_t bits_in(std::uint64_t word) {
  word -= (word >> 1) & 0x5555555555555555U;
  word = (word & 0x3333333333333333U) + ((word >> 2) & 0x3333333333333333U);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0FU;
  word += word >> 8;
  word += word >> 16;
  return (word + (word >> 32)) & 0x7F;
}

/// Documents 1 to `last`. Both sides of an operation have the same `last`.
class DocSet {
 public:
  explicit DocSet(std::uint32_t last) : words_(last / 64 + 1), last_(last) {}

  void add(std::uint32_t document) { words_[document / 64] |= bit(document); }
  [[nodiscard]] bool has(std::uint32_t document) const {
    return (words_[document / 64] & bit(document)) != 0;
  }

  void drop(std::uint32_t document) { words_[document / 64] &= ~bit(document); }
  /// Adds `first` + i for every bit i. REQUIRES: none of them is beyond last().
  void add_bits(std::uint32_t first, std::span<const std::uint64_t> bits) {
    const std::size_t at = first / 64;
    const std::uint32_t shift = first % 64;
    for (std::size_t i = 0; i < bits.size(); ++i) {
      if (bits[i] == 0) continue;
      words_[at + i] |= bits[i] << shift;
      if (shift != 0 && bits[i] >> (64 - shift) != 0) words_[at + i + 1] |= bits[i] >> (64 - shift);
    }
  }

  /// Adds `first` + slot for every slot. Where they stand close together a word's bits are gathered
  /// before they are written: each write would wait for the one before it.
  /// REQUIRES: ascending; none of them is beyond last().
  void add_slots(std::uint32_t first, std::span<const std::uint16_t> slots) {
    constexpr std::size_t kClose = 8;
    if (slots.empty()) return;
    const bool close = slots.size() * kClose > std::size_t{slots.back()} - slots.front();
    if (!close) {
      for (const std::uint16_t slot : slots) add(first + slot);
      return;
    }
    std::size_t at = (first + slots.front()) / 64;
    std::uint64_t word = 0;
    for (const std::uint16_t slot : slots) {
      const std::uint32_t document = first + slot;
      if (document / 64 != at) {
        words_[at] |= word;
        word = 0;
        at = document / 64;
      }
      word |= bit(document);
    }
    words_[at] |= word;
  }

  DocSet& operator&=(const DocSet& other) {
    assert(other.last_ == last_);
    spend(words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  DocSet& operator|=(const DocSet& other) {
    assert(other.last_ == last_);
    spend(words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  /// Takes away what the other has.
  DocSet& operator-=(const DocSet& other) {
    assert(other.last_ == last_);
    spend(words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

  [[nodiscard]] std::size_t count() const {
    std::size_t bits = 0;
    spend(words_.size());
    for (const std::uint64_t word : words_) bits += bits_in(word);
    return bits;
  }

  /// The first document of the set that is `from` or later; 0 if there is none.
  [[nodiscard]] std::uint32_t next(std::uint32_t from) const {
    if (from > last_) return 0;
    std::size_t i = from / 64;
    std::uint64_t word = words_[i] & (~std::uint64_t{0} << (from % 64));
    while (word == 0) {
      if (++i == words_.size()) return 0;
      word = words_[i];
    }
    return static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word));
  }

  /// In order of number.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<std::uint32_t>(i * 64) +
              static_cast<std::uint32_t>(std::countr_zero(word)));
      }
    }
  }

  /// The same, of those from `first` to `last`.
  template <typename Visit>
  void for_each_in(std::uint32_t first, std::uint32_t last, const Visit& visit) const {
    for_each_word_in(first, last, [&](std::uint32_t begin, std::uint64_t word) {
      for (; word != 0; word &= word - 1) {
        visit(begin + static_cast<std::uint32_t>(std::countr_zero(word)));
      }
    });
  }
  [[nodiscard]] std::size_t count_in(std::uint32_t first, std::uint32_t last) const {
    std::size_t bits = 0;
    for_each_word_in(first, last,
                     [&](std::uint32_t, std::uint64_t word) { bits += bits_in(word); });
    return bits;
  }

  /// Those from `first` to `last` as slots: numbers behind `first`. `take` gets some hundreds at a
  /// time, as a span. REQUIRES: 16 bits hold the last slot.
  template <typename Take>
  void for_slots_in(std::uint32_t first, std::uint32_t last, const Take& take) const {
    constexpr std::size_t kAtOnce = 1024;
    constexpr std::size_t kStep = 8;
    std::array<std::uint16_t, kAtOnce + kStep> slots;
    std::size_t size = 0;
    for_each_word_in(first, last, [&](std::uint32_t begin, std::uint64_t word) {
      // Eight at a time, whether there are so many or not: where the bits of a word end would be
      // guessed wrong each time.
      const std::size_t end = size + bits_in(word);
      for (std::size_t at = size; at < end; at += kStep) {
        for (std::size_t i = 0; i < kStep; ++i, word &= word - 1) {
          slots[at + i] = static_cast<std::uint16_t>(
              begin - first + static_cast<std::uint32_t>(std::countr_zero(word)));
        }
      }
      size = end;
      if (size + 64 > kAtOnce) {
        take(std::span<const std::uint16_t>(slots).first(size));
        size = 0;
      }
    });
    take(std::span<const std::uint16_t>(slots).first(size));
  }

  [[nodiscard]] std::uint32_t last() const { return last_; }
  friend bool operator==(const DocSet&, const DocSet&) = default;

 private:
  /// `visit` gets the number of a word's first bit, which may lie before `first`, and the word
  /// without bits before `first` and behind `last`.
  template <typename Visit>
  void for_each_word_in(std::uint32_t first, std::uint32_t last, const Visit& visit) const {
    last = std::min(last, last_);
    if (first > last) return;
    const std::size_t end = last / 64;
    for (std::size_t i = first / 64; i <= end; ++i) {
      std::uint64_t word = words_[i];
      if (i == first / 64) word &= ~std::uint64_t{0} << (first % 64);
      if (i == end && last % 64 != 63) word &= (std::uint64_t{1} << (last % 64 + 1)) - 1;
      visit(static_cast<std::uint32_t>(i * 64), word);
    }
  }

  static constexpr std::uint64_t bit(std::uint32_t document) {
    return std::uint64_t{1} << (document % 64);
  }

  std::vector<std::uint64_t> words_;
  std::uint32_t last_;
};

}  // namespace rostrum
