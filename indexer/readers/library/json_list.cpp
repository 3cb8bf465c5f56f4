#include "indexer/readers/library/json_list.hpp"

#include <algorithm>
#include <array>

#include "schemas/base/error.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/vocabulary/document_symbol.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Behind the bracket or brace that closes the one at `at`; npos if none does.
std::size_t end_of(std::string_view bytes, std::size_t at) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = at; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
      // A text that does not end ends with its line: JSON writes line ends otherwise.
      if (c == '\n') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return i + 1;
    }
  }
  return std::string_view::npos;
}

/// Behind a value that is no object: behind its bracket or quotation mark, or at what ends a word
/// or a number. The end of the bytes if it does not end.
std::size_t behind_value(std::string_view bytes, std::size_t at) {
  if (bytes[at] == '[') return std::min(end_of(bytes, at), bytes.size());
  if (bytes[at] == '"') {
    for (++at; at < bytes.size() && bytes[at] != '"' && bytes[at] != '\n'; ++at) {
      if (bytes[at] == '\\') ++at;
    }
    return std::min(at + 1, bytes.size());
  }
  const std::size_t end = bytes.find_first_of(",]{\n", at + 1);
  return std::min(end, bytes.size());
}

std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? std::to_string(found->get<long long>()) : "";
}

void add_text(const json& object, const char* name, std::vector<std::string>& into) {
  if (std::string text = text_of(object, name); !text.empty()) into.push_back(std::move(text));
}

/// {"date-parts": [[2019, 11, 26]]}, {"raw": "…"}, {"literal": "…"}, or a text.
std::string date_of(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  if (!found->is_object()) return text_of(object, name);
  const json parts = found->value("date-parts", json::array());
  if (!parts.is_array() || parts.empty() || !parts.front().is_array()) {
    const std::string raw = text_of(*found, "raw");
    return raw.empty() ? text_of(*found, "literal") : raw;
  }
  // A second list of parts is the end of a range: then the day is not known.
  std::string date;
  std::size_t most = parts.size() > 1 ? 1 : 3;
  for (const json& part : parts.front()) {
    if (most-- == 0) break;
    const std::string figures = part.is_string()           ? part.get<std::string>()
                                : part.is_number_integer() ? std::to_string(part.get<long long>())
                                                           : "";
    if (figures.empty()) break;
    date += (date.empty() ? "" : "-") + figures;
  }
  return date;
}

void add_names(const json& object, const char* name, CatalogueEntry& entry) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_array()) return;
  for (const json& each : *found) {
    if (!each.is_object()) continue;
    const std::string family = text_of(each, "family");
    const std::string given = text_of(each, "given");
    if (const std::string literal = text_of(each, "literal"); !literal.empty()) {
      entry.bodies.push_back(literal);
    } else if (!family.empty() && !given.empty()) {
      entry.persons.push_back(given + " " + family);
    } else if (!family.empty()) {
      entry.authors.push_back(family);
    }
  }
}

constexpr std::array kPlacesOfSymbols{"number", "call-number", "archive_location",
                                      "note",   "genre",       "report-number"};

}  // namespace

std::vector<ListedObject> objects_in(std::string_view bytes,
                                     std::vector<std::pair<int, std::string>>& problems) {
  std::vector<ListedObject> objects;
  int line = 1;
  std::size_t counted = 0;
  const auto line_at = [&](std::size_t at) {
    const auto offset = [](std::size_t place) { return static_cast<std::ptrdiff_t>(place); };
    line += static_cast<int>(
        std::count(bytes.begin() + offset(counted), bytes.begin() + offset(at), '\n'));
    counted = at;
    return line;
  };
  std::size_t at = std::min(bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n"), bytes.size());
  const bool one = at < bytes.size() && bytes[at] == '{';
  if (!one && (at == bytes.size() || bytes[at] != '[')) {
    throw Error(ErrorKind::InvalidInput,
                "the file is no list of JSON objects; records a line each are JSONL (.jsonl)");
  }
  if (!one) ++at;
  while (at < bytes.size() && objects.size() < kMostEntries) {
    if (is_blank(bytes[at]) || bytes[at] == ',') {
      ++at;
    } else if (bytes[at] == ']') {
      return objects;
    } else if (bytes[at] == '{') {
      const std::size_t end = end_of(bytes, at);
      if (end == std::string_view::npos) {
        problems.emplace_back(line_at(at),
                              "the file ends within this object, or one before it "
                              "does not end");
        return objects;
      }
      objects.push_back({line_at(at), bytes.substr(at, end - at)});
      at = end;
      if (one) return objects;
    } else {
      problems.emplace_back(line_at(at), "expected an object here; what stands here is left out");
      at = behind_value(bytes, at);
    }
  }
  problems.emplace_back(line_at(bytes.size()), "the list does not end; the file is cut short");
  return objects;
}

bool is_csl(const json& object) {
  if (!object.contains("type") || object.contains("text")) return false;
  const json& author = object.value("author", json());
  const bool names = author.is_array() && !author.empty() && author.front().is_object() &&
                     (author.front().contains("family") || author.front().contains("literal"));
  return names || object.value("issued", json()).is_object() ||
         object.value("event-date", json()).is_object() || object.contains("abstract") ||
         object.contains("citation-key");
}

CatalogueEntry csl_entry(const json& object, int line) {
  CatalogueEntry entry{.line = line};
  entry.title = text_of(object, "title");
  add_names(object, "author", entry);
  if (entry.bodies.empty() && entry.persons.empty() && entry.authors.empty()) {
    add_names(object, "collection-editor", entry);
    add_names(object, "editor", entry);
  }
  for (const char* name : {"event-date", "issued", "submitted"}) {
    if (std::string date = date_of(object, name); !date.empty()) {
      entry.dates.push_back(std::move(date));
    }
  }
  add_text(object, "abstract", entry.abstracts);
  add_text(object, "URL", entry.urls);
  add_text(object, "language", entry.languages);
  add_text(object, "event", entry.meetings);
  add_text(object, "event-title", entry.meetings);
  add_text(object, "container-title", entry.meetings);
  for (const char* name : kPlacesOfSymbols) {
    const std::string value = text_of(object, name);
    if (auto symbol = document_symbol(value)) {
      if (std::find(entry.symbols.begin(), entry.symbols.end(), *symbol) == entry.symbols.end()) {
        entry.symbols.push_back(std::move(*symbol));
      }
    } else if (std::string_view(name) == "note" && !value.empty()) {
      entry.notes.push_back(value);
    }
  }
  const std::string keywords = text_of(object, "keyword");
  for (std::size_t at = 0; at < keywords.size();) {
    const std::size_t end = std::min(keywords.find_first_of(",;", at), keywords.size());
    entry.subjects.push_back(one_line(keywords.substr(at, end - at)));
    at = end + 1;
  }
  return entry;
}

}  // namespace rostrum
