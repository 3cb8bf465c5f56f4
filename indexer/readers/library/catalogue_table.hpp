/// Tables that catalogues and reference managers export.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/library/catalogue_entry.hpp"

namespace rostrum {

/// The columns of a table that is an export: those of the UN Digital Library are called by tags of
/// MARC ("191__a"), those of reference managers by names ("Abstract Note"). Entries stand for the
/// rows, as told by their lines.
class CatalogueTable {
 public:
  /// nullopt if the names are those of no export: then its rows are records of statements.
  [[nodiscard]] static std::optional<CatalogueTable> of(const std::vector<std::string>& names);

  [[nodiscard]] CatalogueEntry entry(const std::vector<std::string>& cells, int line) const;

  /// Names of columns that are not read.
  [[nodiscard]] const std::vector<std::string>& unread() const { return unread_; }

 private:
  struct Column {
    std::string tag;  ///< of MARC, or of the field of MARC that the name means; "" for none
    char code = 0;
  };
  std::vector<Column> columns_;
  std::vector<std::string> unread_;
};

}  // namespace rostrum
