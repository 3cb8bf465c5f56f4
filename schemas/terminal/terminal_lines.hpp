/// Lines of a terminal: how wide it is, and text that is filled into them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rostrum {

struct TerminalSize {
  std::size_t rows = 0;
  std::size_t columns = 0;
};

/// Zeros if `descriptor` is no terminal, or one that does not tell.
[[nodiscard]] TerminalSize terminal_size(int descriptor);

/// Columns of standard output: those of the terminal, else $COLUMNS from 40 on, else 0: lines that
/// no terminal shows are whole.
[[nodiscard]] std::size_t output_columns();

/// The same for running text, which is hard to read in longer lines than 120 columns; 20 at least.
[[nodiscard]] std::size_t reading_columns(std::size_t columns);

/// Words in lines of `width` columns, each with `indent` blanks in front; the first line begins
/// with `mark`. Width 0 is one line. A command of ours in quotes, which is to be copied, stays on
/// one line; a word that no line holds is broken behind one of its bars and commas, if it has any.
/// Ends with a line end.
[[nodiscard]] std::string filled(std::string_view text, std::size_t indent, std::string_view mark,
                                 std::size_t width);

/// A line as it is where `width` columns hold it, or 0 is given; else filled, its other lines
/// below what stands behind its label. A label is what two blanks part from the rest, in the first
/// half of the width; where there is none, or a word is too long for it, they are two columns
/// further in. Ends with a line end.
[[nodiscard]] std::string folded_line(std::string_view line, std::size_t width);

/// A command in lines of `width` columns that a shell takes as one: each but the last ends with a
/// backslash. It is broken at blanks outside of quotes alone; 0 is one line. Ends without a line
/// end.
[[nodiscard]] std::string folded_command(std::string_view command, std::size_t indent,
                                         std::size_t width);

/// "program: message", as standard error has it: safe to show, its middle left out where it is
/// longer than 2,000 bytes, and filled into `columns`; 0 is one line. Ends with a line end.
[[nodiscard]] std::string message_lines(std::string_view program, std::string_view message,
                                        std::size_t columns);

}  // namespace rostrum
