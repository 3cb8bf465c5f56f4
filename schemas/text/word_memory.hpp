/// What words became, kept so that it need not be found out again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// Built for hundreds of thousands of words, more than a cache holds: to find one takes two looks
/// into memory, one at its slot and one at its letters, beside which stands what it became.
class WordMemory {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }

  /// For a word that is soon looked for: begins to fetch its slot.
  void announce(std::string_view word) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash_of(word) & (slots_.size() - 1)]);
  }

  /// What `word` became. The view stays until clear().
  [[nodiscard]] std::optional<std::string_view> find(std::string_view word) const {
    if (slots_.empty()) return std::nullopt;
    const std::uint32_t hash = hash_of(word);
    for (std::size_t at = hash & (slots_.size() - 1); slots_[at].place != 0;
         at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash != hash) continue;
      const char* entry = entry_at(slots_[at].place - 1);
      Sizes sizes;
      std::memcpy(&sizes, entry, sizeof sizes);
      entry += sizeof sizes;
      if (std::string_view(entry, sizes.word) != word) continue;
      return std::string_view(entry + sizes.word, sizes.became);
    }
    return std::nullopt;
  }

  /// REQUIRES: `word` was not found. The view stays until clear(). Throws std::length_error if one
  /// is longer than kMostBytes.
  std::string_view put(std::string_view word, std::string_view became) {
    if (word.size() > kMostBytes || became.size() > kMostBytes) {
      throw std::length_error("WordMemory: a word of more than " + std::to_string(kMostBytes) +
                              " bytes");
    }
    if (4 * (size_ + 1) > 3 * slots_.size()) grow();
    const Sizes sizes{static_cast<std::uint16_t>(word.size()),
                      static_cast<std::uint16_t>(became.size())};
    const std::size_t bytes = sizeof sizes + word.size() + became.size();
    if (blocks_.empty() || used_ + bytes > kBlockBytes) {
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlockBytes));
      used_ = 0;
    }
    const std::size_t place = (blocks_.size() - 1) * kBlockBytes + used_;
    used_ += bytes;
    char* entry = blocks_.back().get() + place % kBlockBytes;
    std::memcpy(entry, &sizes, sizeof sizes);
    char* letters = std::copy(word.begin(), word.end(), entry + sizeof sizes);
    std::copy(became.begin(), became.end(), letters);
    insert({hash_of(word), static_cast<std::uint32_t>(place + 1)});
    ++size_;
    return {letters, became.size()};
  }

  void clear() { *this = WordMemory(); }

  static constexpr std::size_t kMostBytes = 1000;

 private:
  static constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
  struct Sizes {
    std::uint16_t word;
    std::uint16_t became;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  ///< of the entry, plus 1; 0 for none
  };

  static std::uint32_t hash_of(std::string_view word) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(word));
  }
  [[nodiscard]] const char* entry_at(std::size_t place) const {
    return blocks_[place / kBlockBytes].get() + place % kBlockBytes;
  }
  void insert(Slot slot) {
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].place != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() {
    constexpr std::size_t kFirst = 1024;  // a power of two, as it stays
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(std::max(kFirst, 2 * before.size()), {});
    for (const Slot& slot : before) {
      if (slot.place != 0) insert(slot);
    }
  }

  std::size_t size_ = 0;
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<char[]>> blocks_;  ///< of entries: Sizes, a word, what it became
  std::size_t used_ = 0;                         ///< of the last block
};

}  // namespace rostrum
