/// What documents' symbols and days tell of a meeting.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/vocabulary.hpp"

namespace rostrum {

/// A/C.1/78/L.56 is a document of the First Committee at the 78th session.
[[nodiscard]] std::optional<Session> session_of_symbol(const std::string& line,
                                                       const Vocabulary& vocabulary);

/// The one meeting of a convention (a code) that a day falls into; nullopt for none or several.
[[nodiscard]] std::optional<Session> session_of_day(std::string_view convention, const Date& date,
                                                    const Vocabulary& vocabulary);

}  // namespace rostrum
