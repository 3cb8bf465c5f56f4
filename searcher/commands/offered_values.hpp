/// Values that TAB offers: of filters, from the index; names of fields and of saved searches.
#pragma once

#include <string_view>
#include <vector>

#include "schemas/program/command_row.hpp"

namespace rostrum {

/// Program::values_of of rostrum-search. A value is offered by its label ("Norway") where that
/// begins so, else by its code ("NOR"), upper and lower case being the same. Takes two seconds at
/// most. Throws Error, as where there is no index.
[[nodiscard]] std::vector<Candidate> offered_values(const Option& option, const GivenValues& given,
                                                    std::string_view begun);

}  // namespace rostrum
