#include "schemas/terminal/folded_output.hpp"

#include "schemas/terminal/terminal_lines.hpp"

namespace rostrum {

FoldedOutput::FoldedOutput(std::ostream& out, std::size_t columns)
    : out_(out), columns_(columns), stream_(this) {}

FoldedOutput::~FoldedOutput() { out_ << line_; }

FoldedOutput::int_type FoldedOutput::overflow(int_type letter) {
  if (letter == traits_type::eof()) return traits_type::not_eof(letter);
  const char c = traits_type::to_char_type(letter);
  line_ += c;
  if (c == '\n') {
    line_.pop_back();
    out_ << folded_line(line_, columns_);
    line_.clear();
  }
  return out_ ? letter : traits_type::eof();
}

int FoldedOutput::sync() { return out_.flush() ? 0 : -1; }

}  // namespace rostrum
