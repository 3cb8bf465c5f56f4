/// What a row tells of the statement that it is from: the same columns in every analysis that goes
/// statement by statement.
#pragma once

#include <vector>

#include "searcher/answers/tables/table.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

/// In the order of statement_cells: id, date, meeting, author …, source.
[[nodiscard]] std::vector<TableColumn> statement_columns();
void add_statement_cells(const Hit& hit, std::vector<TableCell>& cells);

/// A passage of a statement, with what it is cited by.
[[nodiscard]] TableExample example_of(const Hit& hit, const Snippet& passage);

}  // namespace rostrum
