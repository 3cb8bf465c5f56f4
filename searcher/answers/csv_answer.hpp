/// Answers as comma-separated values (RFC 4180), for spreadsheets.
#pragma once

#include <iosfwd>

#include "searcher/answers/tables/table_forms.hpp"
#include "searcher/engine/search_engine.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// One hit a line, with its first passage. A cell that a spreadsheet would take for a formula gets
/// an apostrophe in front.
void write_csv(const SearchResponse& response, const CsvForm& form, std::ostream& out);
/// One value a line.
void write_csv(const Facet& facet, const CsvForm& form, std::ostream& out);

}  // namespace rostrum
