/// What a mistyped name may have meant: for "did you mean", never for guessing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostrum {

/// Names like `text`, nearest first, at most `most`, for "did you mean". Compared folded; a name
/// is near if few letters differ (edit distance with transpositions, at most a third of the
/// length), if it begins with `text`, or if one of its words is near. Empty if nothing is near.
/// `names` are (folded name, what to show); each thing to show is offered once.
[[nodiscard]] std::vector<std::string> nearest_names(
    std::string_view text, const std::vector<std::pair<std::string, std::string>>& names,
    std::size_t most = 3);

/// "; did you mean 'Norway' or 'Nauru'?", or "" if `names` is empty: the end of a message.
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& names);

/// Letters that differ between two words: changed, missing, added, or two neighbours swapped
/// (optimal string alignment distance). Given up beyond `limit`: then limit + 1. REQUIRES: UTF-8.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace rostrum
