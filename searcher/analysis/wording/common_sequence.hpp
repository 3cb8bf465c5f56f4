/// What two sequences of words have in common, in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace rostrum {

/// Places (in a, in b) of a longest common subsequence, ascending. Myers, "An O(ND) Difference
/// Algorithm and Its Variations", Algorithmica 1 (1986), in its linear space (section 4b): time
/// grows with the sizes times the number of differences, memory with the sizes alone.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> common_sequence(
    std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace rostrum
