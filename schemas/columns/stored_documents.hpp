/// Columns made from the database alone. For the two folders that know Xapian: it shows it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "schemas/columns/segment.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// Numbers of the documents of a database, ascending.
[[nodiscard]] std::vector<std::uint32_t> document_numbers(const Xapian::Database& database);

/// How many documents are versions of a statement that is there already, and counted once with it.
[[nodiscard]] std::size_t count_versions(const Xapian::Database& database);

/// True if the segment has all of `numbers` (ascending) that lie within its own.
[[nodiscard]] bool has_all(const Segment& segment, const std::vector<std::uint32_t>& numbers);

/// Those of `numbers` that lie within none of the segments (in order), run by run: no segment lies
/// in the midst of a run, so that what is made of it has a place beside them.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> runs_beside(
    const std::vector<std::uint32_t>& numbers, const std::vector<Segment>& segments);

/// Segments of the documents of these numbers (ascending), each of at most `most` documents, given
/// one by one. Throws Error(Unreadable) for a stored statement that is damaged.
void make_segments(const Xapian::Database& database, const std::vector<std::uint32_t>& numbers,
                   std::size_t most, TextAnalyser& analyser,
                   const std::function<void(Segment)>& take);

}  // namespace rostrum
