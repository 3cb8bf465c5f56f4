/// The fields that can be asked for, as an answer.
#pragma once

#include <iosfwd>

namespace rostrum {

void write_fields_text(std::ostream& out);
void write_fields_json(std::ostream& out);

}  // namespace rostrum
