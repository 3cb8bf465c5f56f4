#include "indexer/readers/library/ris_reader.hpp"

#include <algorithm>
#include <optional>

#include "schemas/text/one_line.hpp"
#include "schemas/vocabulary/document_symbol.hpp"

namespace rostrum {
namespace {

/// No document has more.
constexpr std::size_t kMostSymbols = 100;

struct Line {
  std::string tag;  ///< "" for one that goes on with the value before it
  std::string value;
};

/// "AU  - Norway"; programs differ in the number of blanks.
Line line_of(std::string_view line) {
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (line.size() >= 3 && is_letter(line[0]) && (is_letter(line[1]) || is_digit(line[1]))) {
    const std::size_t dash = line.find_first_not_of(' ', 2);
    const bool parted = dash != std::string_view::npos && dash > 2 && line[dash] == '-' &&
                        (dash + 1 == line.size() || line[dash + 1] == ' ');
    if (parted) return {std::string(line.substr(0, 2)), one_line(line.substr(dash + 1))};
  }
  return {"", one_line(line)};
}

bool is_one_of(std::string_view tag, std::initializer_list<std::string_view> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// "2019/11/26/": the parts that are there, as YYYY-MM-DD.
std::string date_of(std::string value) {
  while (!value.empty() && value.back() == '/') value.pop_back();
  std::replace(value.begin(), value.end(), '/', '-');
  return value;
}

std::vector<std::string>* list_of(const std::string& tag, CatalogueEntry& entry) {
  if (is_one_of(tag, {"AU", "A1", "A2", "A3", "A4"})) return &entry.authors;
  if (is_one_of(tag, {"AB", "N2"})) return &entry.abstracts;
  if (tag == "N1") return &entry.notes;
  if (is_one_of(tag, {"UR", "LK", "L1", "L2"})) return &entry.urls;
  if (tag == "LA") return &entry.languages;
  if (tag == "KW") return &entry.subjects;
  if (is_one_of(tag, {"T2", "T3", "BT", "JO", "JF"})) return &entry.meetings;
  if (is_one_of(tag, {"DA", "PY", "Y1", "Y2"})) return &entry.dates;
  return nullptr;
}

void take(const Line& line, CatalogueEntry& entry) {
  if (line.value.empty()) return;
  if (is_one_of(line.tag, {"TI", "T1", "CT"})) {
    if (entry.title.empty()) entry.title = line.value;
  } else if (is_one_of(line.tag, {"DA", "PY", "Y1", "Y2"})) {
    // The day goes before the year, in whatever order they stand.
    entry.dates.insert(line.tag == "DA" ? entry.dates.begin() : entry.dates.end(),
                       date_of(line.value));
  } else if (auto* list = list_of(line.tag, entry)) {
    list->push_back(line.value);
  } else if (auto symbol =
                 entry.symbols.size() < kMostSymbols ? document_symbol(line.value) : std::nullopt) {
    // Call number, number, accession number …: each catalogue has another place for it.
    if (std::find(entry.symbols.begin(), entry.symbols.end(), *symbol) == entry.symbols.end()) {
      entry.symbols.push_back(std::move(*symbol));
    }
  }
}

}  // namespace

bool is_ris(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
  const std::size_t at = first_bytes.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && first_bytes.substr(at).starts_with("TY  - ");
}

CatalogueList ris_entries(std::string_view text) {
  CatalogueList list;
  std::optional<CatalogueEntry> entry;
  Line last;
  bool told_of_lines_between = false;
  int number = 0;
  const auto end_value = [&] {
    if (entry && !last.tag.empty()) take(last, *entry);
    last = {};
  };
  const auto end_entry = [&] {
    end_value();
    if (entry) list.entries.push_back(std::move(*entry));
    entry.reset();
  };
  for (std::size_t at = 0; at < text.size() && list.entries.size() < kMostEntries;) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    Line line = line_of(text.substr(at, end - at));
    at = text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
    ++number;
    if (line.tag.empty()) {
      if (line.value.empty()) continue;
      if (entry && !last.tag.empty()) {
        last.value += " " + line.value;
      } else if (!told_of_lines_between) {
        list.problems.emplace_back(number, "not a line of RIS, as 'TI  - …'; it is left out");
        told_of_lines_between = true;
      }
      continue;
    }
    end_value();
    if (line.tag == "TY") {
      if (entry) {
        list.problems.emplace_back(entry->line,
                                   "the entry does not end with 'ER  - '; it is read up to the "
                                   "next one");
      }
      end_entry();
      entry = CatalogueEntry{.line = number};
    } else if (line.tag == "ER") {
      end_entry();
    } else if (entry) {
      last = std::move(line);
    } else {
      list.problems.emplace_back(number, "'" + line.tag + "' stands before any 'TY  - '");
      told_of_lines_between = true;
    }
  }
  if (entry) list.problems.emplace_back(entry->line, "the file ends within this entry");
  end_entry();
  return list;
}

}  // namespace rostrum
