/// Operators of other query languages, which would be punctuation here and so change the question.
#pragma once

#include <cstddef>
#include <string_view>

namespace rostrum {

/// Throws Error(InvalidInput) that says what to write if `word`, at byte `position` of the query,
/// is or holds one: || && | !word wom?n word~2 "phrase"~2 word^3. `after_quote`: it follows a
/// closing quotation mark at once. Web addresses may hold such marks.
void check_foreign_operator(std::string_view query, std::size_t position, std::string_view word,
                            bool after_quote);

}  // namespace rostrum
