/// Who has which place, where several operands may have one. For the files of this folder alone.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/matching/window_search.hpp"

namespace rostrum {

inline constexpr std::size_t kMostOperands = 64;

/// Operands that may have a place, one bit each.
using Mask = std::uint64_t;

/// Gives places to operands, each to one at most, so that they are the latest possible. This is the
/// greedy rule of matroids (here a transversal one), and exact: Rado 1957, Edmonds and Fulkerson
/// 1965.
class Assignment {
 public:
  explicit Assignment(std::size_t operands) : operands_(operands) {}

  /// REQUIRES: places ascend from call to call.
  void add(std::uint32_t place, Mask mask) {
    // Who could have this place, or pass its own on to another who then could.
    Mask seen = mask;
    std::array<std::uint8_t, kMostOperands> queue;
    std::size_t queued = 0;
    for (Mask rest = mask; rest != 0; rest &= rest - 1) {
      const auto operand = static_cast<std::uint8_t>(std::countr_zero(rest));
      from_[operand] = kDirect;
      queue[queued++] = operand;
    }
    std::size_t loser = kNobody;  // whose place is given up: one without, or the earliest
    for (std::size_t next = 0; next < queued; ++next) {
      const std::uint8_t operand = queue[next];
      if ((placed_ >> operand & 1) == 0) {
        loser = operand;
        break;
      }
      if (loser == kNobody || places_[operand] < places_[loser]) loser = operand;
      for (Mask rest = masks_[operand] & ~seen; rest != 0; rest &= rest - 1) {
        const auto other = static_cast<std::uint8_t>(std::countr_zero(rest));
        from_[other] = operand;
        queue[queued++] = other;
      }
      seen |= masks_[operand];
    }
    std::size_t at = loser;
    for (; from_[at] != kDirect; at = from_[at]) {
      places_[at] = places_[from_[at]];
      masks_[at] = masks_[from_[at]];
    }
    places_[at] = place;
    masks_[at] = mask;
    placed_ |= Mask{1} << loser;
  }

  /// The first of the places, once every operand has one.
  [[nodiscard]] std::optional<std::uint32_t> first() const {
    if (static_cast<std::size_t>(std::popcount(placed_)) < operands_) return std::nullopt;
    return *std::min_element(places_.begin(), places_.begin() + static_cast<long>(operands_));
  }
  void put_places(std::vector<Place>& into) const {
    for (std::size_t i = 0; i < operands_; ++i) into.push_back({places_[i], places_[i]});
  }

 private:
  static constexpr std::uint8_t kDirect = 255;
  static constexpr std::size_t kNobody = 255;
  std::size_t operands_;
  Mask placed_ = 0;
  std::array<std::uint32_t, kMostOperands> places_{};
  std::array<Mask, kMostOperands> masks_{};  ///< of the place that the operand has
  std::array<std::uint8_t, kMostOperands> from_{};
};

}  // namespace rostrum
