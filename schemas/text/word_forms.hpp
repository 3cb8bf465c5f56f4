/// Words that a language's stemmer merges or parts as nobody means it: schemas/vocabulary/forms.
/// For the files of this folder alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

/// The stem that a folded word has by the lists of its language; nullopt if it stands in none.
/// Thread-safe; the view stays.
[[nodiscard]] std::optional<std::string_view> listed_stem(std::string_view language,
                                                          std::string_view word);

/// A folded word as the stemmer of its language knows it, with the accents on its ending that
/// folding dropped: données, conversación. Other words come back as they are.
[[nodiscard]] std::string with_accented_ending(std::string_view language, std::string_view word);

/// The stem of an Arabic word: of one that is listed, looked for without article, conjunctions,
/// prepositions, pronouns and endings too, the listed one; else what a light stemmer leaves.
/// REQUIRES: `word` is folded as words are.
[[nodiscard]] std::string arabic_stem(std::string_view word);

}  // namespace rostrum
