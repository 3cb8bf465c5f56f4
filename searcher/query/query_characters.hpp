/// What single characters mean to the query language, ASCII or typographic.
#pragma once

#include <string>
#include <string_view>

#include "schemas/base/utf8.hpp"

namespace rostrum {

/// Marks without width: soft hyphens, joiners, those that turn the direction of writing.
[[nodiscard]] bool is_unseen(char32_t c);
/// White space and control characters.
[[nodiscard]] bool is_separator(char32_t c);
/// Any of " “ ” „ ‟ « » and the full-width one.
[[nodiscard]] bool is_quote(char32_t c);
/// True if `close` ends what `open` begins. Typographic marks pair with their own kind, and with
/// the straight one, which keyboards give more readily.
[[nodiscard]] bool closes(char32_t open, char32_t close);
[[nodiscard]] bool is_open_bracket(char32_t c);
[[nodiscard]] bool is_close_bracket(char32_t c);
[[nodiscard]] bool is_plus(char32_t c);
[[nodiscard]] bool is_minus(char32_t c);
/// – and —, which stand in running text and look like a minus.
[[nodiscard]] bool is_dash(char32_t c);
[[nodiscard]] bool is_star(char32_t c);
/// ASCII letters and digits, and everything beyond ASCII that is none of the above.
[[nodiscard]] bool is_word_character(char32_t c);

/// The same text with every separator as one plain space, none at the ends, and without marks that
/// are not seen.
[[nodiscard]] std::string with_plain_spaces(std::string_view text);

}  // namespace rostrum
