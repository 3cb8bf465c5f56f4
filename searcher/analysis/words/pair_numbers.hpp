/// Numbers for pairs of numbers, of which there are millions and only the frequent ones are wanted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rostrum {

/// What stands at each place of some texts, by number; 0 for nothing.
using Places = std::vector<std::uint32_t>;

/// Puts a number for each pair into `places`: what stands at a place, and what stands `apart`
/// places behind it. The pairs are numbered from 1 on as they first come up, and those that come
/// `least` times or more alone: 0 stands for the others, and where either of the two is none.
/// Returns the pair of each number, less 1: the first of the two in the upper half.
///
/// Exact. Pairs are counted first by their hashes in single bytes, which may tell too many and
/// never too few, so that the table of those that may be frequent is small.
[[nodiscard]] std::vector<std::uint64_t> number_pairs(Places& places, std::size_t apart,
                                                      std::uint64_t least);

}  // namespace rostrum
