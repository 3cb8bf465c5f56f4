/// What a statement is about, as a record says it: agenda items, topics, symbols of documents.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "indexer/readers/records/record_values.hpp"

namespace rostrum {

void read_items(RecordValues& record, const nlohmann::json& value);

/// One that has not the form of a symbol is kept as written: bodies number as they like.
void read_symbols(RecordValues& record, const nlohmann::json& value);

void read_topics(RecordValues& record, const nlohmann::json& value);

}  // namespace rostrum
