#include "indexer/extraction/office/sheet_tables.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include "indexer/extraction/office/word_package.hpp"
#include "indexer/extraction/office/xml_part.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostColumns = 1000;
constexpr int kMostRows = 1'048'576;

/// What a number stands for.
enum class NumberLook { Number, Day, Time };

/// By the format that is written beside it: letters of days and times outside of quotation marks
/// and brackets.
NumberLook look_of_code(std::string_view code) {
  bool quoted = false;
  bool bracket = false;
  bool day = false;
  bool time = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = static_cast<char>(code[i] | 0x20);
    if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else if (code[i] == '"') {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (code[i] == '[' || code[i] == ']') {
      bracket = code[i] == '[';
      // "[h]:mm" is a time that may be longer than a day.
      const std::string_view within = code.substr(i + 1, code.find(']', i) - i - 1);
      time = time || (bracket && !within.empty() &&
                      within.find_first_not_of("hHmMsS") == std::string_view::npos);
    } else if (bracket) {
      continue;
    } else if (code[i] == ';') {
      break;  // what follows is for negative numbers
    } else if (c == 'd' || c == 'y') {
      day = true;
    } else if (c == 'h' || c == 's') {
      time = true;
    } else if (c == 'm') {
      day = day || !time;  // months; minutes stand beside hours and seconds
    }
  }
  // "General" has none of these letters but in its name.
  if ((code.size() >= 7 && code.substr(0, 7) == "General") || (!day && !time)) {
    return NumberLook::Number;
  }
  return time && code.find_first_of("dDyY") == std::string_view::npos ? NumberLook::Time
                                                                      : NumberLook::Day;
}

/// Of a format that has no code in the file (ISO/IEC 29500-1, 18.8.30).
NumberLook look_of_known(int format) {
  if ((format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) ||
      format == 36 || (format >= 50 && format <= 58)) {
    return NumberLook::Day;
  }
  const bool time = (format >= 18 && format <= 21) || (format >= 32 && format <= 35) ||
                    (format >= 45 && format <= 47);
  return time ? NumberLook::Time : NumberLook::Number;
}

/// The day of a number of days since 1970, in the Gregorian calendar.
std::string day_text(long long days) {
  days += 719468;
  const long long era = (days >= 0 ? days : days - 146096) / 146097;
  const long long day_of_era = days - era * 146097;
  const long long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const long long day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long long month_from_march = (5 * day_of_year + 2) / 153;
  const long long day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const long long month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const long long year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string number_text(const std::string& written, NumberLook look, bool since_1904) {
  char* end = nullptr;
  const double value = std::strtod(written.c_str(), &end);
  if (end == written.c_str() || !std::isfinite(value)) return written;
  constexpr double kMostDays = 2958466;  // the year 9999
  if (look == NumberLook::Day && value >= 1 && value < kMostDays) {
    // Excel counts 29 February 1900, which was no day.
    const auto days = static_cast<long long>(value);
    const long long first = since_1904 ? 24107 : days < 60 ? 25568 : 25569;
    return day_text(days - first);
  }
  if (look == NumberLook::Time && value >= 0 && value < kMostDays) {
    const auto minutes = static_cast<long long>(std::floor(value * 1440 + 0.5)) % 1440;
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  }
  return fmt::format("{:.15g}", value);
}

/// "AB12" is column 27, from 0; -1 where a cell does not say.
int column_of(std::string_view place) {
  int column = 0;
  std::size_t at = 0;
  for (; at < place.size() && place[at] >= 'A' && place[at] <= 'Z' && at < 4; ++at) {
    column = column * 26 + (place[at] - 'A' + 1);
  }
  return at == 0 ? -1 : column - 1;
}

/// Excel writes controls by their number.
void mend_line_ends(std::string& text) {
  constexpr std::string_view kReturn = "_x000D_";
  for (std::size_t at = 0; (at = text.find(kReturn, at)) != std::string::npos;) {
    text.erase(at, kReturn.size());
  }
}

/// Runs of one text, without what tells how it is spoken.
std::string rich_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") {
      for (const pugi::xml_node& part : child.children()) text += part.value();
    } else if (name == "r") {
      for (const pugi::xml_node& part : child_of(child, "t").children()) text += part.value();
    }
  }
  mend_line_ends(text);
  return text;
}

class Workbook {
 public:
  Workbook(Archive& archive, const std::string& main_part)
      : archive_(archive),
        main_part_(main_part),
        relationships_(relationships_of(archive, main_part)) {
    read_strings();
    read_styles();
  }

  ExtractedText read() {
    const pugi::xml_document document = xml_entry(archive_, main_part_);
    const pugi::xml_node root = document.document_element();
    const std::string_view since = attribute_of(child_of(root, "workbookPr"), "date1904");
    since_1904_ = since == "1" || since == "true";
    ExtractedText text;
    for (const pugi::xml_node& sheet : child_of(root, "sheets").children()) {
      if (local_name(sheet) != "sheet") continue;
      const std::string name(attribute_of(sheet, "name"));
      if (attribute_of(sheet, "state").ends_with("idden")) {
        text.notes.push_back("sheet '" + name + "' is hidden, and left out");
        continue;
      }
      const std::string part = target_of_id(relationships_, sheet.attribute("r:id").value());
      const auto xml = part.empty() ? std::nullopt : archive_.entry(part);
      if (!xml) {
        text.notes.push_back("sheet '" + name + "' is missing in the file");
        continue;
      }
      text.sheets.push_back({name, rows_of(parsed_xml(*xml, part, archive_.damage()))});
    }
    return text;
  }

 private:
  pugi::xml_document part_of_type(std::string_view type) {
    const std::string name = target_of_type(relationships_, type);
    return xml_entry(archive_, name);
  }

  void read_strings() {
    const pugi::xml_document document = part_of_type("sharedStrings");
    for (const pugi::xml_node& each : document.document_element().children()) {
      if (local_name(each) == "si") strings_.push_back(rich_text(each));
    }
  }

  void read_styles() {
    const pugi::xml_document document = part_of_type("styles");
    const pugi::xml_node root = document.document_element();
    std::map<int, NumberLook> codes;
    for (const pugi::xml_node& each : child_of(root, "numFmts").children()) {
      codes[each.attribute("numFmtId").as_int(-1)] = look_of_code(attribute_of(each, "formatCode"));
    }
    for (const pugi::xml_node& each : child_of(root, "cellXfs").children()) {
      if (local_name(each) != "xf") continue;
      const int format = each.attribute("numFmtId").as_int(0);
      const auto code = codes.find(format);
      looks_.push_back(code == codes.end() ? look_of_known(format) : code->second);
    }
  }

  std::vector<SheetRow> rows_of(const pugi::xml_document& sheet) {
    std::vector<SheetRow> rows;
    int line = 0;
    for (const pugi::xml_node& row : child_of(sheet.document_element(), "sheetData").children()) {
      if (local_name(row) != "row") continue;
      line = std::clamp(row.attribute("r").as_int(line + 1), line + 1, kMostRows + 1);
      SheetRow read{line, {}};
      int column = -1;
      for (const pugi::xml_node& cell : row.children()) {
        if (local_name(cell) != "c") continue;
        const int told = column_of(attribute_of(cell, "r"));
        column = told < 0 ? column + 1 : told;
        if (column < 0 || static_cast<std::size_t>(column) >= kMostColumns) continue;
        const auto place = static_cast<std::size_t>(column);
        std::string text = text_of(cell);
        if (text.empty()) continue;
        if (read.cells.size() <= place) read.cells.resize(place + 1);
        size_ += text.size();
        if (size_ > kMostExtractedBytes) throw ExtractionError("its tables are larger than 64 MB");
        read.cells[place] = std::move(text);
      }
      if (!read.cells.empty()) rows.push_back(std::move(read));
    }
    return rows;
  }

  [[nodiscard]] std::string text_of(const pugi::xml_node& cell) const {
    const std::string_view type = attribute_of(cell, "t");
    if (type == "inlineStr") return rich_text(child_of(cell, "is"));
    const std::string value = child_of(cell, "v").text().get();
    if (type == "s") {
      const auto place = static_cast<std::size_t>(std::strtoul(value.c_str(), nullptr, 10));
      return !value.empty() && place < strings_.size() ? strings_[place] : "";
    }
    if (type == "e") return "";
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "str") return value;
    if (type == "d") return value.substr(0, value.find('T'));
    if (value.empty()) return "";
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint(0));
    return number_text(value, style < looks_.size() ? looks_[style] : NumberLook::Number,
                       since_1904_);
  }

  Archive& archive_;
  std::string main_part_;
  std::vector<Relationship> relationships_;
  std::vector<std::string> strings_;
  std::vector<NumberLook> looks_;  ///< by style
  bool since_1904_ = false;
  std::size_t size_ = 0;
};

}  // namespace

ExtractedText sheet_tables(Archive& archive, const std::string& main_part) {
  return Workbook(archive, main_part).read();
}

}  // namespace rostrum
