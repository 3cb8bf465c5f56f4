/// A paragraph as running text: its lines put together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {

struct FlowingText {
  std::string text;
  std::vector<Span> spans;  ///< bytes of it
};

/// Line ends with the blanks around them as one blank, or as nothing between two letters of Han or
/// kana; tabs as blanks. Control characters and marks that turn the direction of what stands behind
/// them are left out. `spans` are bytes of `text`, ascending, and come back as those of the
/// answer.
[[nodiscard]] FlowingText flowing_text(std::string_view text, const std::vector<Span>& spans);

}  // namespace rostrum
