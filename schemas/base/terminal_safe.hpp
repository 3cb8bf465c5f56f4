/// What a terminal may see of text that anyone may have written: a file's name, its title, what a
/// user typed. Control characters could command the terminal, and marks of direction turn what
/// stands behind them; neither gets through, in any of these forms.
#pragma once

#include <string>
#include <string_view>

#include "schemas/base/utf8.hpp"

namespace rostrum {

/// True of what may be shown as it is. Not so: C0 and C1 controls, line ends, marks that embed or
/// turn a direction, and marks without a sign of their own that no script needs (annotations, tags,
/// the byte order mark). Joiners and soft hyphens, which scripts need, may.
[[nodiscard]] bool is_terminal_safe(char32_t character);

/// What stands for the character at byte `at` of running text: itself; a blank for a line end or a
/// tab; nothing for a mark that orders its neighbours alone (U+200E, U+200F, U+061C); U+FFFD for
/// anything else that is not safe, and for bytes that are no UTF-8. `c` is code_point_at(text, at).
[[nodiscard]] std::string_view terminal_safe_character(std::string_view text, std::size_t at,
                                                       const CodePoint& c);

/// Running text, character by character as above.
[[nodiscard]] std::string terminal_safe(std::string_view text);

/// Names and messages, where every byte counts: each byte of what is not safe, and of what is no
/// UTF-8, as \xHH.
[[nodiscard]] std::string terminal_escaped(std::string_view text);

/// What a user typed, in single quotes: control characters as blanks, other unsafe ones left out,
/// cut after 60 characters.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace rostrum
