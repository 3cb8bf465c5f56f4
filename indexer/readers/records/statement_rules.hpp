/// Holds a statement to statement.schema.json. No document is lost for one of its values: what
/// breaks a rule is left out and told, and the text stays.
#pragma once

#include <string>
#include <vector>

#include "schemas/record/statement.hpp"

namespace rostrum {

/// Letters of a title, a name or another value that is one line.
inline constexpr std::size_t kMostLineLetters = 1000;

/// True if it has more letters than that.
[[nodiscard]] bool is_too_long_a_line(const std::string& line);

/// Makes the values that are one line so: white space to one blank, control characters out. Takes
/// out what still breaks a rule, with its evidence. Returns a line for each such value: "title: …".
/// Throws Error(InvalidInput) if the text itself, or the record as a whole, is what is wrong.
std::vector<std::string> hold_to_rules(Statement& statement);

}  // namespace rostrum
