/// The fields that can be asked for, as an answer.
#pragma once

#include <iosfwd>

#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {

void write_fields_text(const TextStyle& style, std::ostream& out);
void write_fields_json(std::ostream& out);

}  // namespace rostrum
