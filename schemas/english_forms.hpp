/// English words that the stemmer merges or parts as nobody means it. For the files of this folder
/// alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

/// The stem of a word that the stemmer would merge with another one, or part from its own forms;
/// nullopt if the stemmer is right. `word` is folded.
[[nodiscard]] std::optional<std::string_view> english_stem(std::string_view word);

/// The word in one spelling of those that British and American English have: organisation gives
/// organization, centre gives center. Other words come back as they are.
[[nodiscard]] std::string one_english_spelling(std::string_view word);

}  // namespace rostrum
