/// What is asked of the text of a file as a whole.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

struct ReadableText {
  std::string text;  ///< in UTF-8
  std::string note;  ///< what its owner is told of the encoding; "" for nothing
  std::string
      problem;  ///< "line 3: the bytes are not UTF-8", with the way out; then there is no text
};

/// True for text that is not UTF-8, or only by accident.
[[nodiscard]] bool needs_decoding(std::string_view bytes);

/// Text in whatever encoding its mark or its letters point to; line by line where they differ.
/// REQUIRES: needs_decoding(bytes).
[[nodiscard]] ReadableText readable_text(std::string_view bytes);

/// True if its first or last line says that it was written as a sample (kSampleMark).
[[nodiscard]] bool is_sample(std::string_view text);

}  // namespace rostrum
