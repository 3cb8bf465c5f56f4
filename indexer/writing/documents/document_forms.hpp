/// What a prepared document becomes: one of Xapian, and a part of the columns.
/// For indexer/writing alone: it shows Xapian.
#pragma once

#include <xapian.h>

#include <cstdint>

#include "indexer/writing/documents/prepared_document.hpp"
#include "schemas/columns/segment_builder.hpp"

namespace rostrum {

/// All but the number of the batch.
[[nodiscard]] Xapian::Document to_xapian(const PreparedDocument& prepared);

/// What the columns hold of a document that the database has just taken.
void add_to_columns(std::uint32_t number, const PreparedDocument& prepared,
                    SegmentBuilder& columns);

}  // namespace rostrum
