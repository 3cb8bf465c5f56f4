/// What the index is on disk: its version, metadata keys, values. What both sides must agree on,
/// with stored_document.hpp, facet_entries.hpp, statement_terms.hpp and fields.hpp, and nothing
/// else. A change in any of them is a new kFormatVersion.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/record/date.hpp"

namespace rostrum {

/// Stored under kMetadataFormat. The searcher refuses any other and says how to rebuild.
inline constexpr std::string_view kFormatVersion = "11";

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

/// The value of the date slot: first and last day that the date can mean; sorts by time.
[[nodiscard]] std::string date_value(const Date& date);
/// nullopt for a statement without a date.
[[nodiscard]] std::optional<DayRange> decode_date_value(std::string_view value);

/// Key of a source file in terms and metadata: a hash of its path.
[[nodiscard]] std::string file_key(std::string_view path);

/// True if the folder holds an index of Xapian's glass format (never opens a stub file).
[[nodiscard]] bool holds_index(const std::filesystem::path& folder);

/// Throws Error where `folder` holds no index (NotFound), or may not be looked into (Unreadable).
/// It calls the index `name`.
void require_index(const std::filesystem::path& folder, const std::filesystem::path& name);
inline void require_index(const std::filesystem::path& folder) { require_index(folder, folder); }

}  // namespace rostrum
