/// The operands of a NEAR, equal ones as one with a number. For the files of this folder alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/matching/window_search.hpp"

namespace rostrum {

/// Operands that have the same places are one kind, of which a choice needs several.
struct OperandKinds {
  struct Kind {
    std::span<const Place> places;
    std::size_t most = 0;  ///< how many operands are of it
  };

  explicit OperandKinds(const OperandPlaces& operands) {
    of.reserve(operands.size());
    for (const std::span<const Place> places : operands) {
      const auto known = std::find_if(kinds.begin(), kinds.end(), [places](const Kind& kind) {
        return kind.places.size() == places.size() &&
               (kind.places.data() == places.data() ||
                std::equal(places.begin(), places.end(), kind.places.begin()));
      });
      of.push_back(static_cast<std::size_t>(known - kinds.begin()));
      if (known == kinds.end()) kinds.push_back({places, 0});
      ++kinds[of.back()].most;
    }
  }

  /// False if some kind has fewer places than are needed of it.
  [[nodiscard]] bool have_enough_places() const {
    return std::all_of(kinds.begin(), kinds.end(),
                       [](const Kind& kind) { return kind.places.size() >= kind.most; });
  }
  [[nodiscard]] bool are_single_words() const {
    return std::all_of(kinds.begin(), kinds.end(), [](const Kind& kind) {
      return std::all_of(kind.places.begin(), kind.places.end(),
                         [](const Place& place) { return place.first == place.last; });
    });
  }

  std::vector<Kind> kinds;
  std::vector<std::size_t> of;  ///< the kind of each operand, in the order of the question
};

/// A place, and the kind that has it.
struct KindPlace {
  Place place;
  std::size_t kind = 0;
};

/// The places of all kinds in the order of their beginnings, or of their ends (the later beginning
/// first). Sorted as numbers, which takes a third of the time.
/// REQUIRES: positions below 2 to the power of 29, 64 kinds at most.
class AllPlaces {
 public:
  enum class Order { Beginnings, Ends };

  AllPlaces(const OperandKinds& operands, Order order) : order_(order) {
    std::size_t size = 0;
    for (const auto& kind : operands.kinds) size += kind.places.size();
    sorted_.reserve(size);
    for (std::size_t kind = 0; kind < operands.kinds.size(); ++kind) {
      for (const Place& place : operands.kinds[kind].places) {
        const std::uint64_t at = order == Order::Ends ? place.last : place.first;
        const std::uint64_t more = place.last - place.first;
        sorted_.push_back((at << kAt) | (more << kMore) | kind);
      }
    }
    std::sort(sorted_.begin(), sorted_.end());
  }

  [[nodiscard]] std::size_t size() const { return sorted_.size(); }
  [[nodiscard]] KindPlace operator[](std::size_t i) const {
    const auto at = static_cast<std::uint32_t>(sorted_[i] >> kAt);
    const auto more = static_cast<std::uint32_t>(sorted_[i] >> kMore & kMostMore);
    const std::size_t kind = sorted_[i] & ((1U << kMore) - 1);
    if (order_ == Order::Ends) return {{at - more, at}, kind};
    return {{at, at + more}, kind};
  }

 private:
  static constexpr unsigned kMore = 6;
  static constexpr unsigned kAt = 35;
  static constexpr std::uint64_t kMostMore = (std::uint64_t{1} << (kAt - kMore)) - 1;

  Order order_;
  std::vector<std::uint64_t> sorted_;
};

}  // namespace rostrum
