/// Where sentences end in the lines of a beginning, which abbreviations do not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// Behind the stop of the first sentence, if another begins behind it in a capital or in a script
/// that has none; npos if the text is one sentence. "Mr.", "H.E.", "No." and "3." end none.
[[nodiscard]] std::size_t inner_sentence_end(std::string_view text);

/// The sentences of a line, without the blanks between them.
[[nodiscard]] std::vector<std::string> sentences_in(std::string_view line);

/// True if the text in front of a full stop ends in an abbreviation.
[[nodiscard]] bool is_abbreviation(std::string_view before);

}  // namespace rostrum
