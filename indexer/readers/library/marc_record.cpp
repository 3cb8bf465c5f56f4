#include "indexer/readers/library/marc_record.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <iterator>

#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

bool is_one_of(std::string_view tag, std::initializer_list<std::string_view> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Values of the subfields with one of these codes, or of the whole field if it has none.
std::vector<std::string> values_of(const MarcField& field, std::string_view codes) {
  std::vector<std::string> values;
  for (const auto& [code, value] : field.subfields) {
    if (codes.find(code) != std::string_view::npos) values.push_back(one_line(value));
  }
  if (field.subfields.empty() && !field.value.empty()) values.push_back(field.value);
  std::erase_if(values, [](const std::string& value) { return value.empty(); });
  return values;
}

std::string joined(const MarcField& field, std::string_view codes) {
  std::string text;
  for (const std::string& value : values_of(field, codes)) {
    text += (text.empty() ? "" : " ") + value;
  }
  return text;
}

void append(std::vector<std::string>& into, std::vector<std::string> more) {
  std::move(more.begin(), more.end(), std::back_inserter(into));
}

/// Codes of languages that catalogues spell otherwise than the web does (ISO 639-2/B).
std::string language_of(const std::string& code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kTheirs{
      {{"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"},
       {"cze", "cs"}, {"dut", "nl"}, {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"},
       {"gre", "el"}, {"ice", "is"}, {"mac", "mk"}, {"mao", "mi"}, {"may", "ms"},
       {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"}}};
  const auto* row = std::find_if(kTheirs.begin(), kTheirs.end(),
                                 [&](const auto& each) { return each.first == code; });
  return row == kTheirs.end() ? code : std::string(row->second);
}

/// Codes that stand one after the other: "engfre".
std::vector<std::string> languages_of(const MarcField& field) {
  constexpr std::size_t kCode = 3;
  std::vector<std::string> languages;
  for (const std::string& value : values_of(field, "a")) {
    const bool run = value.size() % kCode == 0 && value.find(' ') == std::string::npos;
    for (std::size_t at = 0; run && at < value.size(); at += kCode) {
      languages.push_back(language_of(value.substr(at, kCode)));
    }
    if (!run) languages.push_back(value);
  }
  return languages;
}

/// Dates of a kind, to be put in order of worth.
struct Dates {
  std::vector<std::string> meeting;
  std::vector<std::string> published;
  std::vector<std::string> printed;
};

void add_party(const MarcField& field, CatalogueEntry& entry) {
  const bool person = field.tag[1] == '0';
  append(person ? entry.persons : entry.bodies, values_of(field, "a"));
  // The catalogue of the United Nations has a speaker's country here.
  if (person) append(entry.bodies, values_of(field, "g"));
}

void add_address(const MarcField& field, CatalogueEntry& entry) {
  const std::string language = joined(field, "y3");
  const bool english = language.find("English") != std::string::npos;
  for (std::string& address : values_of(field, "u")) {
    entry.urls.insert(english ? entry.urls.begin() : entry.urls.end(), std::move(address));
  }
}

}  // namespace

CatalogueEntry entry_of(const MarcRecord& record) {
  CatalogueEntry entry{.line = record.line};
  Dates dates;
  for (const MarcField& field : record.fields) {
    const std::string& tag = field.tag;
    if (is_one_of(tag, {"191", "791", "019"})) {
      append(entry.symbols, values_of(field, tag == "191" ? "az" : "a"));
    } else if (tag == "245" && entry.title.empty()) {
      entry.title = joined(field, "abnp");
      // As cataloguers part a title: "Report : first part".
      for (std::size_t at = entry.title.find(" : "); at != std::string::npos;
           at = entry.title.find(" : ")) {
        entry.title.erase(at, 1);
      }
    } else if (is_one_of(tag, {"110", "710", "100", "700"})) {
      add_party(field, entry);
    } else if (tag == "720") {
      append(entry.authors, values_of(field, "a"));
    } else if (is_one_of(tag, {"111", "711"})) {
      append(entry.meetings, values_of(field, "a"));
      if (const std::string whole = joined(field, "andc"); !whole.empty()) {
        entry.meetings.push_back(whole);
      }
    } else if (tag == "992") {
      append(dates.meeting, values_of(field, "a"));
    } else if (tag == "269") {
      append(dates.published, values_of(field, "a"));
    } else if (is_one_of(tag, {"260", "264"})) {
      append(dates.printed, values_of(field, "c"));
    } else if (tag == "520") {
      entry.abstracts.push_back(joined(field, "ab"));
    } else if (is_one_of(tag, {"500", "505", "515", "598"})) {
      entry.notes.push_back(joined(field, "at"));
    } else if (tag == "856") {
      add_address(field, entry);
    } else if (tag == "041") {
      append(entry.languages, languages_of(field));
    } else if (is_one_of(tag, {"650", "651", "653"})) {
      append(entry.subjects, values_of(field, "a"));
    } else if (tag == "991") {
      entry.agenda.emplace_back(joined(field, "b"), joined(field, "c"));
    }
  }
  append(entry.dates, std::move(dates.meeting));
  append(entry.dates, std::move(dates.published));
  append(entry.dates, std::move(dates.printed));
  return entry;
}

std::optional<std::pair<std::string, char>> marc_column(std::string_view name) {
  constexpr std::size_t kTag = 3;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (name.size() < kTag || !std::all_of(name.begin(), name.begin() + kTag, is_digit)) {
    return std::nullopt;
  }
  std::string rest;
  for (const char c : name.substr(kTag)) {
    if (std::string_view(" _#$|").find(c) == std::string_view::npos) rest.push_back(c);
  }
  const std::string tag(name.substr(0, kTag));
  if (rest.empty()) return std::make_pair(tag, 'a');
  // Up to two indicators, and the code.
  constexpr std::size_t kMostRest = 3;
  const bool indicators = std::all_of(rest.begin(), rest.end() - 1, is_digit);
  const char code = rest.back();
  if (rest.size() > kMostRest || !indicators || std::isalnum(static_cast<unsigned char>(code)) == 0)
    return std::nullopt;
  return std::make_pair(tag, code);
}

bool is_marc_file(std::string_view first_bytes) {
  constexpr std::size_t kLeader = 24;
  if (first_bytes.size() < kLeader) return false;
  const auto digits = [&](std::size_t from, std::size_t count) {
    return first_bytes.substr(from, count).find_first_not_of("0123456789") ==
           std::string_view::npos;
  };
  return digits(0, 5) && digits(10, 7) && first_bytes.substr(20, 3) == "450" &&
         first_bytes.find('\x1E') != std::string_view::npos;
}

namespace {

constexpr char kEndOfRecord = '\x1D';
constexpr char kEndOfField = '\x1E';
constexpr char kSubfield = '\x1F';
constexpr std::size_t kLeaderBytes = 24;
constexpr std::size_t kDirectoryEntryBytes = 12;

/// The data of one field, without the mark at its end.
MarcField field_of(std::string_view tag, std::string_view data) {
  MarcField field{.tag = std::string(tag)};
  std::size_t at = data.find(kSubfield);
  if (at == std::string_view::npos) {
    field.value = data;
    return field;
  }
  while (at != std::string_view::npos && at + 1 < data.size()) {
    const std::size_t end = std::min(data.find(kSubfield, at + 1), data.size());
    field.subfields.emplace_back(data[at + 1], std::string(data.substr(at + 2, end - at - 2)));
    at = end == data.size() ? std::string_view::npos : end;
  }
  return field;
}

/// The directory names the tags; the fields stand behind it in the same order and are parted by
/// marks, so that wrong lengths, which are common, do no harm. nullopt if it is no record.
std::optional<MarcRecord> record_in(std::string_view bytes, int number) {
  if (bytes.size() < kLeaderBytes) return std::nullopt;
  const std::size_t end = bytes.find(kEndOfField, kLeaderBytes);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view directory = bytes.substr(kLeaderBytes, end - kLeaderBytes);
  if (directory.empty() || directory.size() % kDirectoryEntryBytes != 0 ||
      directory.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
          std::string_view::npos) {
    return std::nullopt;
  }
  // Fields need not stand in the order of the directory: their starts tell it.
  std::vector<std::pair<std::string_view, std::string_view>> starts;
  for (std::size_t at = 0; at < directory.size(); at += kDirectoryEntryBytes) {
    starts.emplace_back(directory.substr(at + 7, 5), directory.substr(at, 3));
  }
  std::stable_sort(starts.begin(), starts.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  MarcRecord record{.line = number, .fields = {}};
  std::size_t at = end + 1;
  for (const auto& [start, tag] : starts) {
    if (at >= bytes.size()) return std::nullopt;
    const std::size_t close = std::min(bytes.find(kEndOfField, at), bytes.size());
    record.fields.push_back(field_of(tag, bytes.substr(at, close - at)));
    at = close + 1;
  }
  return record;
}

}  // namespace

CatalogueList marc_file_entries(std::string_view bytes) {
  CatalogueList list;
  int number = 0;
  for (std::size_t at = 0; at < bytes.size() && list.entries.size() < kMostEntries;) {
    const std::size_t end = bytes.find(kEndOfRecord, at);
    std::string_view record = bytes.substr(at, end == bytes.npos ? bytes.npos : end - at);
    at = end == bytes.npos ? bytes.size() : end + 1;
    record.remove_prefix(std::min(record.find_first_not_of("\r\n "), record.size()));
    if (record.empty()) continue;
    ++number;
    const auto read = record_in(record, number);
    if (end == bytes.npos && !record.empty()) {
      list.problems.emplace_back(number, "the file ends within this record of MARC");
    } else if (!read) {
      list.problems.emplace_back(number, "this record of MARC is damaged: its directory is none");
    } else if (!is_utf8(record)) {
      list.problems.emplace_back(number,
                                 "the letters of this record are not UTF-8 but perhaps MARC-8; "
                                 "export it in UTF-8 or as MARCXML");
    } else {
      list.entries.push_back(entry_of(*read));
    }
  }
  return list;
}

}  // namespace rostrum
