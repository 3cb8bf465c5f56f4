/// Sessions as people give them: in a record, a flag or a question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/vocabulary/session_finder.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// Sessions that `text` is the name of: a code without its convention, as "35" and "RC-2020", where
/// `conventions` says of which it may be; else a name that the finder knows, with nothing beside it
/// but that of the convention, a place and a time. Several where conventions share a name. A
/// convention that the text names itself goes before `conventions`. `year` (0 for unknown) helps
/// where the text has none. Empty if it is the name of none.
[[nodiscard]] std::vector<Session> sessions_called(std::string_view text,
                                                   const std::vector<std::string>& conventions,
                                                   int year, const Vocabulary& vocabulary,
                                                   SessionFinder& finder);

/// "'22MSP 21MSP' may be APMBC/22MSP or APMBC/21MSP", if two of them are of one convention; else
/// "".
[[nodiscard]] std::string two_of_one_convention(std::string_view text,
                                                const std::vector<Session>& sessions);

}  // namespace rostrum
