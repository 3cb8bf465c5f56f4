#include "indexer/readers/record_lists.hpp"

#include <algorithm>

#include "indexer/readers/library/bibtex_reader.hpp"
#include "indexer/readers/library/catalogue_table.hpp"
#include "indexer/readers/library/json_list.hpp"
#include "indexer/readers/library/marc_record.hpp"
#include "indexer/readers/library/ris_reader.hpp"
#include "indexer/readers/records/csv_reader.hpp"
#include "indexer/readers/records/json_record.hpp"
#include "schemas/base/error.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// The names in the first row of a table, without the blanks around them.
std::vector<std::string> column_names(const CsvRow& row, ListProblems& problems) {
  std::vector<std::string> names;
  for (const std::string& cell : row.cells) {
    std::string name = one_line(cell);
    if (name.empty()) name = "column " + std::to_string(names.size() + 1);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      problems.notes.emplace_back(
          row.line, "two columns are called '" + name +
                        "'; of each row the first that is filled is read, rename the other");
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

bool is_record_list(FileFormat format) {
  switch (format) {
    case FileFormat::Csv:
    case FileFormat::Json:
    case FileFormat::MarcXml:
    case FileFormat::Marc:
    case FileFormat::Ris:
    case FileFormat::Bibtex:
      return true;
    default:
      return false;
  }
}

ListProblems RecordListReader::read(FileFormat format, std::string_view bytes, const Take& take) {
  ListProblems problems;
  if (format == FileFormat::Csv) {
    const CsvTable table = csv_table(clean_text(bytes));
    if (table.rows.size() > 1) {
      problems = read_rows(table.rows, take);
      for (const int line : table.unclosed) {
        problems.notes.emplace_back(
            line,
            "a quotation mark opens here and none closes it, so the cell ends with its line; "
            "one within a cell is written twice");
      }
      return problems;
    }
    throw Error(ErrorKind::InvalidInput,
                "the table has no rows; the first row names the columns, each other is a "
                "statement");
  }
  if (format == FileFormat::Json) {
    read_json(bytes, take, problems);
    return problems;
  }
  CatalogueList list = format == FileFormat::MarcXml ? marc_xml_entries(bytes)
                       : format == FileFormat::Marc  ? marc_file_entries(bytes)
                       : format == FileFormat::Ris   ? ris_entries(bytes)
                                                     : bibtex_entries(bytes);
  for (const CatalogueEntry& entry : list.entries) take_entry(entry, take);
  problems.skipped = std::move(list.problems);
  return problems;
}

void RecordListReader::take_entry(const CatalogueEntry& entry, const Take& take) {
  CatalogueRecord record = record_of(entry, vocabulary_, finder_);
  take({.line = entry.line,
        .object = std::move(record.object),
        .text_is = std::move(record.text_is),
        .notes = std::move(record.notes)});
}

std::vector<std::string> RecordListReader::meant_by(std::vector<std::string> names) const {
  for (std::string& name : names) {
    for (const auto& [theirs, ours] : renames_) {
      if (theirs == name) name = ours;
    }
  }
  return names;
}

bool RecordListReader::is_catalogue(const std::vector<std::string>& names) const {
  return CatalogueTable::of(meant_by(names)).has_value();
}

/// A row a statement, its cells by the names in the first row.
ListProblems RecordListReader::read_rows(const std::vector<CsvRow>& rows, const Take& take) {
  ListProblems problems;
  const std::vector<std::string> names = column_names(rows.front(), problems);
  const auto catalogue = CatalogueTable::of(meant_by(names));
  if (catalogue) problems.unread_columns = catalogue->unread();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CsvRow row = rows[i];
    while (row.cells.size() > names.size() && one_line(row.cells.back()).empty()) {
      row.cells.pop_back();  // spreadsheets write separators behind the last column
    }
    if (row.cells.size() > names.size()) {
      problems.skipped.emplace_back(row.line, "the row has " + std::to_string(row.cells.size()) +
                                                  " cells, the first row names " +
                                                  std::to_string(names.size()));
      continue;
    }
    if (catalogue) {
      take_entry(catalogue->entry(row.cells, row.line), take);
      continue;
    }
    json record = json::object();
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
      if (row.cells[cell].empty() || record.contains(names[cell])) continue;
      record[names[cell]] = row.cells[cell];
    }
    take({.line = row.line, .object = std::move(record), .text_is = {}, .notes = {}});
  }
  return problems;
}

void RecordListReader::read_json(std::string_view bytes, const Take& take, ListProblems& problems) {
  for (const ListedObject& each : objects_in(bytes, problems.skipped)) {
    try {
      JsonRecord record = parse_record(each.bytes);
      if (is_csl(record.object)) {
        take_entry(csl_entry(record.object, each.line), take);
        continue;
      }
      take({.line = each.line,
            .object = std::move(record.object),
            .text_is = {},
            .notes = std::move(record.notes)});
    } catch (const Error& error) {
      problems.skipped.emplace_back(each.line, error.what());
    }
  }
}

}  // namespace rostrum
