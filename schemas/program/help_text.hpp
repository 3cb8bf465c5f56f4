/// Texts of help as a terminal shows them.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// `markdown` with its lines broken at `width` columns, 0 for whole ones, and without marks of
/// emphasis.
[[nodiscard]] std::string help_text(std::string_view markdown, std::size_t width = 80);

}  // namespace rostrum
