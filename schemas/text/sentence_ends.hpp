/// Where ICU sees the end of a sentence and none is. For the files of this folder alone.
#pragma once

#include <string_view>

namespace rostrum {

/// True if what ends with `before` goes on with `after`: the dot is one of an abbreviation, of an
/// initial, or of a paragraph's number. `before` begins where the sentence does.
[[nodiscard]] bool sentence_goes_on(std::string_view before, std::string_view after);

}  // namespace rostrum
