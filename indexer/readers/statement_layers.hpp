/// One source of metadata over another.
#pragma once

#include "schemas/record/statement.hpp"

namespace rostrum {

/// Gives `statement` what it lacks and `lesser` has, with its evidence. Where both have a value and
/// they differ, the evidence of the lesser is added as not used.
void fill_gaps(Statement& statement, const Statement& lesser);

/// Puts what `annotation` has in the place of what `statement` has; the rest, and the evidence for
/// what was there before, stays.
void annotate_with(const Statement& annotation, Statement& statement);

}  // namespace rostrum
