/// Which meeting a heading is of, by its lines, its documents' symbols and its day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/headings/fields/heading_fields.hpp"
#include "indexer/headings/lines/heading_lines.hpp"
#include "schemas/vocabulary/session_finder.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// The one meeting of a convention (a code) that a day falls into; nullopt for none or several.
[[nodiscard]] std::optional<Session> session_of_day(std::string_view convention, const Date& date,
                                                    const Vocabulary& vocabulary);

/// The convention and the session that the lines name. The date, where it is known, helps.
/// `elsewhere`: rule, quotation and confidence of lines that stand in no text, as an address.
void read_meeting(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                  SessionFinder& sessions, HeadingFields& fields,
                  const Finding* elsewhere = nullptr);

/// The Assembly holds thematic debates on disarmament in its First Committee, in October and
/// November: a heading that names the Assembly and such a debate is of the committee.
void infer_first_committee(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                           HeadingFields& fields);

/// What follows for the session where no line names it: from a symbol, from the session of the
/// Assembly that a commission of it meets in, from the day.
void infer_session(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                   SessionFinder& sessions, HeadingFields& fields);

}  // namespace rostrum
