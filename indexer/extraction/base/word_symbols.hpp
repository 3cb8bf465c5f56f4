/// Signs that Word writes by their place in a font.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rostrum {

/// UTF-8 of a w:sym: `code` in the font "Symbol", "Wingdings" …; "" for what is only ornament.
[[nodiscard]] std::string symbol_in(std::string_view font, std::uint32_t code);

}  // namespace rostrum
