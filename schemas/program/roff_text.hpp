/// Texts of help in the language of manual pages: man(7).
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// What stands within a line; nothing in it is a command.
[[nodiscard]] std::string roff_escaped(std::string_view text);

/// Markdown within a line: code in bold, emphasis in italics.
[[nodiscard]] std::string roff_line(std::string_view text);

/// Such lines, broken where there is room; the reader's terminal fills them anyway.
[[nodiscard]] std::string roff_filled(std::string_view lines);

/// A term, and what is said of it.
[[nodiscard]] std::string roff_definition(std::string_view term, std::string_view meaning);

/// Lines as they stand, those folded that 80 columns do not hold.
[[nodiscard]] std::string roff_code(std::string_view lines);

/// A text of help. Its first heading, the title, is left out; the next deeper one is a section if
/// `sections`, else a subsection.
[[nodiscard]] std::string roff_text(std::string_view markdown, bool sections);

}  // namespace rostrum
