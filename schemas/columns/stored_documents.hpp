/// Columns made from the database alone. For the two folders that know Xapian: it shows it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "schemas/columns/segment.hpp"
#include "schemas/statement.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {

/// Numbers of the documents of a database, ascending.
[[nodiscard]] std::vector<std::uint32_t> document_numbers(const Xapian::Database& database);

/// How many documents are versions of a statement that is there already, and counted once with it.
[[nodiscard]] std::size_t count_versions(const Xapian::Database& database);

/// Segments of the documents of these numbers (ascending), each of at most `most` documents, given
/// one by one. Throws Error(Unreadable) for a stored statement that is damaged.
void make_segments(const Xapian::Database& database, const std::vector<std::uint32_t>& numbers,
                   std::size_t most, TextAnalyser& analyser,
                   const std::function<void(Segment)>& take);

}  // namespace rostrum
