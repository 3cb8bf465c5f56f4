#include "indexer/extraction/office/open_sheets.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/extraction/office/xml_part.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostColumns = 1000;
constexpr int kMostRows = 1'048'576;
/// A row with something in it that comes so often is none of records.
constexpr int kMostRepeated = 1000;

void add_words(const pugi::xml_node& node, int depth, std::string& words) {
  if (depth > kDeepestXml) {
    for (const std::string& each : text_below(
             node, [](std::string_view) { return true; },
             [](std::string_view name) { return name == "annotation"; })) {
      words += each;
    }
    return;
  }
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child);
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      words += child.value();
    } else if (name == "s") {
      words.append(
          static_cast<std::size_t>(std::clamp(child.attribute("text:c").as_int(1), 1, 100)), ' ');
    } else if (name == "tab") {
      words += '\t';
    } else if (name == "line-break") {
      words += '\n';
    } else if (name != "annotation") {
      add_words(child, depth + 1, words);
    }
  }
}

std::string text_of(const pugi::xml_node& cell) {
  const std::string_view type = attribute_of(cell, "value-type");
  if (type == "date") {
    const std::string_view day = attribute_of(cell, "date-value");
    return std::string(day.substr(0, day.find('T')));
  }
  if (type == "boolean") return attribute_of(cell, "boolean-value") == "true" ? "TRUE" : "FALSE";
  if (type == "float" || type == "currency") {
    const double value = cell.attribute("office:value").as_double(NAN);
    if (std::isfinite(value)) return fmt::format("{:.15g}", value);
  }
  std::string text;
  for (const pugi::xml_node& child : cell.children()) {
    if (local_name(child) != "p") continue;
    if (!text.empty()) text += '\n';
    add_words(child, 0, text);
  }
  return text;
}

class SheetReader {
 public:
  std::vector<SheetRow> read(const pugi::xml_node& table) {
    rows_.clear();
    line_ = 0;
    read_rows(table, 0);
    return std::move(rows_);
  }

 private:
  void read_rows(const pugi::xml_node& node, int depth) {
    if (depth > kDeepestXml) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name != "table-row") {
        if (name != "shapes" && name != "forms") read_rows(child, depth + 1);
        continue;
      }
      const int times =
          std::clamp(child.attribute("table:number-rows-repeated").as_int(1), 1, kMostRows);
      std::vector<std::string> cells = cells_of(child);
      for (int i = 0; !cells.empty() && i < std::min(times, kMostRepeated); ++i) {
        if (line_ + i >= kMostRows) break;
        for (const std::string& cell : cells) size_ += cell.size();
        if (size_ > kMostExtractedBytes) throw ExtractionError("its tables are larger than 64 MB");
        rows_.push_back({line_ + i + 1, cells});
      }
      line_ = std::min(line_ + times, kMostRows);
    }
  }

  static std::vector<std::string> cells_of(const pugi::xml_node& row) {
    std::vector<std::string> cells;
    std::size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      const std::string_view name = local_name(cell);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const auto times = static_cast<std::size_t>(
          std::clamp(cell.attribute("table:number-columns-repeated").as_int(1), 1, 1'000'000));
      const std::string text = name == "table-cell" ? text_of(cell) : "";
      const std::size_t end = std::min(column + times, kMostColumns);
      if (!text.empty() && column < end) {
        cells.resize(column);
        cells.resize(end, text);
      }
      column += times;
    }
    return cells;
  }

  std::vector<SheetRow> rows_;
  int line_ = 0;
  std::size_t size_ = 0;
};

}  // namespace

std::vector<Sheet> open_sheets(const pugi::xml_node& spreadsheet, const OpenStyles& styles,
                               std::vector<std::string>& notes) {
  std::vector<Sheet> sheets;
  SheetReader reader;
  for (const pugi::xml_node& table : spreadsheet.children()) {
    if (local_name(table) != "table") continue;
    const std::string name(attribute_of(table, "name"));
    if (styles.is_hidden("table", attribute_of(table, "style-name"))) {
      notes.push_back("sheet '" + name + "' is hidden, and left out");
      continue;
    }
    sheets.push_back({name, reader.read(table)});
  }
  return sheets;
}

}  // namespace rostrum
