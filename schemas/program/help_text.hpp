/// Texts of help as a terminal shows them.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// `markdown` with its lines broken at `width` columns, 0 for whole ones, and without marks of
/// emphasis.
[[nodiscard]] std::string help_text(std::string_view markdown, std::size_t width = 80);

/// Code with `indent` blanks in front. Lines that are wider than `width` go on below, further in: a
/// command so that a shell takes it as one, what stands behind two blanks by itself; 0 for whole
/// ones.
[[nodiscard]] std::string help_code(std::string_view lines, std::size_t indent, std::size_t width);

}  // namespace rostrum
