/// Copies of a text that differ a little: another site's header, other line breaks, a mended typing
/// error. Broder, "On the resemblance and containment of documents" (1997): texts are alike as far
/// as they share their shingles, runs of five words; the least values of some hashes over them tell
/// candidates without comparing each with each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// Hashes of the shingles of a text, ascending, each once. Fewer than five words give none.
using Shingles = std::vector<std::uint64_t>;
[[nodiscard]] Shingles shingles_of(std::string_view text, TextAnalyser& analyser);

/// Shared shingles over all shingles of both (Jaccard), 0 to 1.
[[nodiscard]] double resemblance(const Shingles& a, const Shingles& b);

/// Texts from this resemblance on are taken for copies of one another.
inline constexpr double kCopy = 0.75;
/// A text of fewer shingles is a formula that many statements share, and is no copy of another.
inline constexpr std::size_t kFewestShingles = 50;

/// Eight short names of a text: copies have one of them in common with a chance of 0.95 at the
/// resemblance kCopy, 0.99 at 0.8 (eight bands of four least values: 1 - (1 - r^4)^8). None for a
/// text below kFewestShingles.
[[nodiscard]] std::vector<std::string> band_names(const Shingles& shingles);

}  // namespace rostrum
