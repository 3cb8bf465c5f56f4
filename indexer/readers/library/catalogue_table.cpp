#include "indexer/readers/library/catalogue_table.hpp"

#include <algorithm>
#include <array>

#include "indexer/readers/library/marc_record.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

struct NamedColumn {
  std::string_view name;  ///< folded
  std::string_view tag;
  char code;
};
/// Names of columns in exports, as the fields of MARC that they are.
constexpr std::array kNamedColumns{
    NamedColumn{"title", "245", 'a'},
    NamedColumn{"subtitle", "245", 'b'},
    NamedColumn{"document symbol", "191", 'a'},
    NamedColumn{"symbol", "191", 'a'},
    NamedColumn{"symbols", "191", 'a'},
    NamedColumn{"un document symbol", "191", 'a'},
    NamedColumn{"author", "720", 'a'},
    NamedColumn{"authors", "720", 'a'},
    NamedColumn{"corporate author", "710", 'a'},
    NamedColumn{"country", "710", 'a'},
    NamedColumn{"country organization", "710", 'a'},
    NamedColumn{"speaker", "700", 'a'},
    NamedColumn{"speakers", "700", 'a'},
    NamedColumn{"meeting date", "992", 'a'},
    NamedColumn{"action date", "992", 'a'},
    NamedColumn{"date", "269", 'a'},
    NamedColumn{"publication date", "269", 'a'},
    NamedColumn{"date published", "269", 'a'},
    NamedColumn{"publication year", "260", 'c'},
    NamedColumn{"year", "260", 'c'},
    NamedColumn{"abstract", "520", 'a'},
    NamedColumn{"abstract note", "520", 'a'},
    NamedColumn{"summary", "520", 'a'},
    NamedColumn{"description", "520", 'a'},
    NamedColumn{"note", "500", 'a'},
    NamedColumn{"notes", "500", 'a'},
    NamedColumn{"url", "856", 'u'},
    NamedColumn{"link", "856", 'u'},
    NamedColumn{"links", "856", 'u'},
    NamedColumn{"language", "041", 'a'},
    NamedColumn{"languages", "041", 'a'},
    NamedColumn{"subject", "650", 'a'},
    NamedColumn{"subjects", "650", 'a'},
    NamedColumn{"manual tags", "650", 'a'},
    NamedColumn{"agenda", "991", 'b'},
    NamedColumn{"agenda item", "991", 'b'},
    NamedColumn{"meeting name", "711", 'a'},
};

/// More than one value stands in a cell with these between. Titles and abstracts are one value.
std::vector<std::string> values_of(const std::string& cell, std::string_view tag) {
  constexpr std::array kWhole{"245", "520", "500", "505", "515", "598", "260", "269", "992"};
  if (std::find(kWhole.begin(), kWhole.end(), tag) != kWhole.end()) return {cell};
  std::vector<std::string> values;
  constexpr std::size_t kMost = 1000;
  for (std::size_t at = 0; at <= cell.size() && values.size() < kMost;) {
    const std::size_t end = std::min(cell.find_first_of(";|\n", at), cell.size());
    if (std::string value = one_line(cell.substr(at, end - at)); !value.empty()) {
      values.push_back(std::move(value));
    }
    at = end + 1;
  }
  return values;
}

}  // namespace

std::optional<CatalogueTable> CatalogueTable::of(const std::vector<std::string>& names) {
  CatalogueTable table;
  bool tagged = false;
  bool named = false;  // by what only an export has
  for (const std::string& name : names) {
    Column column;
    if (const auto tag = marc_column(name)) {
      column = {tag->first, tag->second};
      // A column of figures may be called 245 too: one with its code is meant.
      constexpr std::size_t kTag = 3;
      constexpr std::array kOfADocument{"245", "191", "791", "520"};
      tagged = tagged || (name.size() > kTag && std::find(kOfADocument.begin(), kOfADocument.end(),
                                                          tag->first) != kOfADocument.end());
    } else {
      const std::string plain = fold_name(name);
      const auto* row = std::find_if(kNamedColumns.begin(), kNamedColumns.end(),
                                     [&](const NamedColumn& each) { return each.name == plain; });
      if (row != kNamedColumns.end()) column = {std::string(row->tag), row->code};
      named = named || column.tag == "191" || column.tag == "520";
      // A table with texts of its own is one of statements.
      if (plain == "text" || plain == "body" || plain == "content") return std::nullopt;
    }
    if (column.tag.empty()) table.unread_.push_back(name);
    table.columns_.push_back(std::move(column));
  }
  if (!tagged && !named) return std::nullopt;
  return table;
}

CatalogueEntry CatalogueTable::entry(const std::vector<std::string>& cells, int line) const {
  MarcRecord record{.line = line, .fields = {}};
  for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.tag.empty()) continue;
    const std::vector<std::string> values = values_of(cells[i], column.tag);
    for (std::size_t place = 0; place < values.size(); ++place) {
      // Columns of one tag go together, first value with first value.
      MarcField* field = nullptr;
      std::size_t nth = 0;
      for (MarcField& each : record.fields) {
        if (each.tag == column.tag && nth++ == place) field = &each;
      }
      if (field == nullptr) field = &record.fields.emplace_back(MarcField{.tag = column.tag});
      field->subfields.emplace_back(column.code, values[place]);
    }
  }
  return entry_of(record);
}

}  // namespace rostrum
