/// Whether words stand near each other: the rule of NEAR and ADJ, over places in order, in linear
/// time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rostrum {

/// Where something stands in a text: its first and its last position.
struct Place {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// The places of each operand, ascending, each once. Equal operands may be the same span.
using OperandPlaces = std::vector<std::span<const Place>>;

/// True if there is a place of each operand, none of which overlap, so that the distances between
/// neighbours (from the last word of the one to the first word of the next) are `room` at most,
/// added up. In the order of the operands, or in any.
/// Throws Error(InvalidInput) if many different operands are of several words and overlap in too
/// many ways, in this text or (kMostWays) in those of the question so far.
[[nodiscard]] bool stand_near(const OperandPlaces& operands, std::size_t room, bool in_order);

/// The places that take part in such a choice: of all choices that end or begin at some place, the
/// closest one. Ascending, each once.
[[nodiscard]] std::vector<Place> places_near(const OperandPlaces& operands, std::size_t room,
                                             bool in_order);

/// Where operands are of several words and stand in any order, the places are those of every choice
/// of operands already placed if there are no more of them. Equal operands count as one with a
/// number, so that this is 2 to the power of 6 different ones. Beyond that they are the nearest
/// ones if these do not overlap.
inline constexpr std::size_t kFewChoices = 64;

/// So many choices are kept all, each in a place of its own.
inline constexpr std::size_t kMostChoices = 4096;

}  // namespace rostrum
