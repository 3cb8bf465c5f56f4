#include "searcher/engine/in_quotes.hpp"

#include <cstddef>

namespace rostrum {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMostCharacters = 60;
  std::string shown = "'";
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool begins_character = (byte & 0xC0) != 0x80;
    if (begins_character && ++characters > kMostCharacters) {
      shown += "…";
      break;
    }
    // C1 controls too: a terminal may obey them.
    const bool c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F || c1) {
      shown += ' ';
      if (c1) ++i;
    } else {
      shown += text[i];
    }
  }
  return shown + "'";
}

}  // namespace rostrum
