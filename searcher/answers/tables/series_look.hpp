/// How the series of a chart are told apart.
#pragma once

#include <array>
#include <cstddef>

namespace rostrum {

struct SeriesLook {
  const char* colour;
  const char* dashes;
};

/// Told apart by those who do not see all colours too (Okabe and Ito 2008), and by dashes in print.
/// No two of the first 49 are alike.
inline SeriesLook series_look(std::size_t series) {
  constexpr std::array kColours{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                "#E69F00", "#56B4E9", "#000000"};
  constexpr std::array kDashes{"", "6 3", "2 2", "8 3 2 3", "10 4", "4 4", "1 3"};
  const std::size_t round = series / kColours.size();
  return {kColours[series % kColours.size()], kDashes[(series + round) % kDashes.size()]};
}

}  // namespace rostrum
