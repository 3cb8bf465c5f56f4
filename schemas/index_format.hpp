/// What the index is on disk: terms, values, the data of a document, metadata keys. What both
/// sides must agree on, and nothing else. A change here is a new kFormatVersion.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/date.hpp"
#include "schemas/fields.hpp"
#include "schemas/statement.hpp"

namespace rostrum {

/// Stored under kMetadataFormat. The searcher refuses any other and says how to rebuild.
inline constexpr std::string_view kFormatVersion = "9";

inline constexpr std::string_view kMetadataFormat = "rostrum.format";
inline constexpr std::string_view kMetadataVocabulary = "rostrum.vocabulary";  ///< its hash
inline constexpr std::string_view kMetadataBatch = "rostrum.batch";  ///< number of the last batch
/// + facet term: what the value is called, as JSON (FacetValue). Written when first seen.
inline constexpr std::string_view kMetadataValue = "value:";
/// + file key (see file_key): what was read from a file, as JSON (indexer/writing).
inline constexpr std::string_view kMetadataFile = "file:";
/// With an id: what people set by hand for that statement, as a JSON object of a record's fields.
inline constexpr std::string_view kMetadataAnnotation = "annotation:";

/// Prefix of hyphenated words in the columns (hyphenated_term).
inline constexpr std::string_view kCompoundPrefix = "J";

/// Xapian allows 245 bytes a term.
inline constexpr std::size_t kMaxTermBytes = 245;

/// What a facet value is called. Kept in the index, so that a copy of the index answers by itself.
struct FacetValue {
  std::string value;   ///< code in its own spelling: "APMBC/IM-2025"
  std::string label;   ///< "Intersessional meetings 2025"
  std::string parent;  ///< value of the next higher one: "7" for "7a"
  /// Of sessions: the first day, from the vocabulary or else of its earliest statement, YYYYMMDD; 0
  /// if not known. Sessions are sorted by it.
  int start = 0;
  /// Statements give it different titles, as happens to agenda items from meeting to meeting: then
  /// the label is the bare value.
  bool several_labels = false;

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};
[[nodiscard]] std::string encode(const FacetValue& value);
[[nodiscard]] FacetValue decode_facet_value(std::string_view stored);

/// The value of the date slot: first and last day that the date can mean; sorts by time.
[[nodiscard]] std::string date_value(const Date& date);
struct DayRange {
  int first = 0;  ///< YYYYMMDD
  int last = 0;
};
/// nullopt for a statement without a date.
[[nodiscard]] std::optional<DayRange> decode_date_value(std::string_view value);

/// The data of a document: two SHA-256 (32 bytes each), then a zstd frame of the record
/// (record_codec.hpp), the evidence and the text. Thread-safe.
[[nodiscard]] std::string encode_document(const Statement& statement);

/// Throws Error(Unreadable) if the bytes do not match their hash or have no such form.
[[nodiscard]] Statement decode_document(std::string_view data);

/// The text alone. zstd's own checksum (32 bits) guards it.
[[nodiscard]] std::string decode_text(std::string_view data);

/// SHA-256 of record, evidence and text, in hexadecimal; "" if the form is wrong. Two documents
/// with the same one are the same.
[[nodiscard]] std::string record_hash_of(std::string_view data);

/// The same of the statement alone: without its id, source and evidence. Two files that hold the
/// same statement agree in it. "" if the form is wrong.
[[nodiscard]] std::string content_hash_of(std::string_view data);

/// One facet term that a statement carries, with what it stands for. Ancestors are among them.
struct FacetEntry {
  FieldId field;
  std::string term;
  FacetValue value;
};
/// Every facet entry of a statement, each term once. The labels come from the vocabulary.
class Vocabulary;
[[nodiscard]] std::vector<FacetEntry> facet_entries(const Statement& statement,
                                                    const Vocabulary& vocabulary);

/// Key of a source file in terms and metadata: a hash of its path.
[[nodiscard]] std::string file_key(std::string_view path);

/// True if the folder holds an index of Xapian's glass format (never opens a stub file).
[[nodiscard]] bool holds_index(const std::filesystem::path& folder);

/// SHA-256 in hexadecimal, 64 letters. The door to OpenSSL.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The same of a file's bytes, read piece by piece, and of `more` behind them.
/// Throws Error(Unreadable) if the file cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file, std::string_view more);

/// --index if given, else $ROSTRUM_INDEX, else $XDG_DATA_HOME/rostrum/index, else
/// ~/.local/share/rostrum/index.
[[nodiscard]] std::filesystem::path index_path(const std::string& flag);

}  // namespace rostrum
