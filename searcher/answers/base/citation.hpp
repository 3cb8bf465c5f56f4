/// A statement in words: who said it, where and when, and where it can be read.
#pragma once

#include <string>
#include <vector>

#include "schemas/base/counted.hpp"
#include "schemas/base/joined.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// Whose statement it is: "Norway on behalf of Nordic countries".
[[nodiscard]] std::string author_of(const Hit& hit);

/// "item 7a Universalization; 9".
[[nodiscard]] std::string agenda_of(const Statement& statement);

/// "APMBC 22nd Meeting of the States Parties".
[[nodiscard]] std::string meeting_of(const Statement& statement);

/// Meeting, agenda items, date, and the language if it is not English.
[[nodiscard]] std::string where_of(const Statement& statement, const std::string& between);

/// The title, unless it only repeats the author: "Statement by Norway".
[[nodiscard]] std::string own_title(const Statement& statement);

/// Where it was published, else the file that it was read from, with its line.
[[nodiscard]] std::string place_of(const Source& source);

/// One line that a passage can be cited by. `passage` may be null: then the whole statement is
/// meant.
[[nodiscard]] std::string citation_of(const Hit& hit, const Snippet* passage);

}  // namespace rostrum
