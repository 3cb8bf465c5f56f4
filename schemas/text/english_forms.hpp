/// British and American spellings of English words. For the files of this folder alone.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// The word in one spelling of those that British and American English have: organisation gives
/// organization, centre gives center. Other words come back as they are.
[[nodiscard]] std::string one_english_spelling(std::string_view word);

}  // namespace rostrum
