/// NEAR of several words by trying places one by one, of the rarest operands first. For the files
/// of this folder alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/matching/operand_kinds.hpp"

namespace rostrum {

/// Which operands may ever be chosen is an NP-hard question (interval selection with colours), so
/// that tries have an end; where the rarest operands come first, few texts need more than one or
/// two for each operand.
class PlaceSearch {
 public:
  /// `most_tries` for each place that may end a choice. REQUIRES: `operands` outlive it.
  PlaceSearch(const OperandKinds& operands, std::size_t room, std::size_t most_tries);

  /// A choice of places, in any order, that stands near: one for each place of the text that ends
  /// any, from the first to the last; null after them.
  /// Throws Error(InvalidInput) if the question has tried kMostWays.
  [[nodiscard]] const std::vector<Place>* next();

  /// True if so many tries did not tell, at some place, whether it ends a choice.
  [[nodiscard]] bool gave_up() const { return gave_up_; }

 private:
  [[nodiscard]] bool place_the_rest(std::size_t depth, std::size_t before, std::uint32_t first,
                                    std::uint32_t words);
  [[nodiscard]] bool is_free(const Place& place) const;
  [[nodiscard]] bool is_too_far(std::uint32_t first, std::size_t words) const {
    return chosen_.front().last - first > room_ + words;
  }

  const OperandKinds& operands_;
  std::size_t room_;
  std::size_t most_tries_;
  std::size_t left_ = 0;  ///< tries, for the place that may end a choice
  bool gave_up_ = false;
  std::vector<std::size_t> order_;        ///< the kind of each operand, the rarest first
  std::vector<std::uint32_t> longest_;    ///< of each kind: words beyond one of its longest place
  std::vector<std::uint32_t> may_cover_;  ///< by the operands from each of `order_` on
  std::vector<KindPlace> ends_;           ///< where a choice may end, the next one last
  std::vector<Place> chosen_;             ///< the last one of the text first
  std::size_t placed_ = 0;                ///< that of `order_` which chosen_.front() is for
};

}  // namespace rostrum
