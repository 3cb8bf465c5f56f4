/// Records of MARC 21, as library catalogues exchange them: in XML, in ISO 2709, and as tables
/// whose columns are called by their tags.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/library/catalogue_entry.hpp"

namespace rostrum {

struct MarcField {
  std::string tag;                                      ///< "245"
  std::string value;                                    ///< of a field without subfields
  std::vector<std::pair<char, std::string>> subfields;  ///< code, value
};

struct MarcRecord {
  int line = 0;
  std::vector<MarcField> fields;
};

/// Reads what the catalogues of the United Nations write, and what all of them do: 191, 791 and 019
/// are symbols, 991 the agenda, 269 and 992 dates, 520 the abstract, 856 the address.
[[nodiscard]] CatalogueEntry entry_of(const MarcRecord& record);

/// MARCXML. What is broken is told with its line, and the records around it are read.
[[nodiscard]] CatalogueList marc_xml_entries(std::string_view xml);

/// Records of ISO 2709 in UTF-8; instead of lines their numbers are told, from 1.
[[nodiscard]] CatalogueList marc_file_entries(std::string_view bytes);

/// True for the beginning of such a file.
[[nodiscard]] bool is_marc_file(std::string_view first_bytes);

/// True for the beginning of MARCXML.
[[nodiscard]] bool is_marc_xml(std::string_view first_bytes);

/// Tag and code of a column that is called "191__a", "191$a", "245 10 $a" or "001"; nullopt for
/// others.
[[nodiscard]] std::optional<std::pair<std::string, char>> marc_column(std::string_view name);

}  // namespace rostrum
