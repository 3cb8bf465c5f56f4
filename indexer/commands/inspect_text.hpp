/// rostrum-index inspect --format text: what was found in a file, and why, for people.
#pragma once

#include <iosfwd>

#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// A line for each value, by its name where the vocabulary has one, and under it the line of the
/// source that says so; then what was found and not used.
void write_inspection(const Statement& statement, const Vocabulary& vocabulary, std::ostream& out);

}  // namespace rostrum
