/// The names that a record may give its fields.
#pragma once

#include <array>
#include <string_view>

namespace rostrum {

/// What each name in a record stands for. The first row of a field is its own name.
struct RecordName {
  std::string_view theirs;
  std::string_view ours;
};
inline constexpr std::array kRecordNames{
    RecordName{"id", "id"},
    RecordName{"title", "title"},
    RecordName{"text", "text"},
    RecordName{"body", "text"},
    RecordName{"content", "text"},
    RecordName{"convention", "convention"},
    RecordName{"forum", "convention"},
    RecordName{"treaty", "convention"},
    RecordName{"session", "session"},
    RecordName{"meeting", "session"},
    RecordName{"symbols", "symbols"},
    RecordName{"symbol", "symbols"},
    RecordName{"document_symbol", "symbols"},
    RecordName{"delivered_by", "delivered_by"},
    RecordName{"delegation", "delivered_by"},
    RecordName{"author", "delivered_by"},
    RecordName{"organisation", "delivered_by"},
    RecordName{"country", "country"},
    RecordName{"state", "country"},
    RecordName{"agenda_items", "agenda_items"},
    RecordName{"agenda_item", "agenda_items"},
    RecordName{"items", "agenda_items"},
    RecordName{"item", "agenda_items"},
    RecordName{"topics", "topics"},
    RecordName{"topic", "topics"},
    RecordName{"on_behalf_of", "on_behalf_of"},
    RecordName{"group", "on_behalf_of"},
    RecordName{"joint_with", "joint_with"},
    RecordName{"aligned_with", "aligned_with"},
    RecordName{"speaker", "speaker"},
    RecordName{"date", "date"},
    RecordName{"delivered_on", "date"},
    RecordName{"year", "year"},
    RecordName{"kind", "kind"},
    RecordName{"delivery", "delivery"},
    RecordName{"language", "language"},
    RecordName{"lang", "language"},
    RecordName{"variant_of", "variant_of"},
    RecordName{"sample", "sample"},
    RecordName{"source", "source"},
    RecordName{"url", "url"},
    RecordName{"link", "url"},
    RecordName{"pages", "pages"},
    RecordName{"recognised", "recognised"},
    RecordName{"evidence", "evidence"},
};

}  // namespace rostrum
