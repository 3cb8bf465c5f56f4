/// Where an index has gaps: what the vocabulary, or the rest of the index, leads one to expect.
#pragma once

#include <string>
#include <vector>

#include "searcher/analysis/coverage/coverage_counts.hpp"
#include "searcher/answers/tables/table.hpp"

namespace rostrum {

struct CoverageGaps {
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  std::string note;  ///< what they are, in words; "" where there are none
};

/// Meetings of the conventions asked for without a statement that matches: those that the
/// vocabulary knows to have begun by the last day on file, and those on file for others.
[[nodiscard]] CoverageGaps missing_meetings(const Matches& matches, const IndexView& index,
                                            const CoverageFields& fields);

/// Of each convention: who spoke at an earlier meeting and not at the last one on file.
[[nodiscard]] CoverageGaps missing_delegations(const Matches& matches, const IndexView& index,
                                               const CoverageFields& fields);

/// Years without a statement between the first and the last.
[[nodiscard]] CoverageGaps missing_years(const Matches& matches, const IndexView& index);

/// Meetings with statements that have no value of a facet.
[[nodiscard]] CoverageGaps missing_values(const Field& facet, const Matches& matches,
                                          const IndexView& index, const CoverageFields& fields);

}  // namespace rostrum
