#include "indexer/readers/records/record_values.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/readers/records/statement_rules.hpp"
#include "schemas/base/utf8.hpp"
#include "schemas/text/one_line.hpp"

namespace rostrum {

using nlohmann::json;

namespace {

/// Values in messages and evidence are cut to this many bytes.
constexpr std::size_t kLongestQuote = 120;

/// Letters of a session's or a convention's code that statement.schema.json allows.
constexpr std::size_t kLongestCode = 200;

}  // namespace

bool is_too_long_a_code(std::string_view text) { return code_points(text) > kLongestCode; }

std::string cut(std::string_view text) {
  if (text.size() <= kLongestQuote) return std::string(text);
  return std::string(first_bytes(text, kLongestQuote)) + "…";
}

void RecordValues::note(std::string_view name, const std::string& problem) {
  out.notes.push_back(std::string(name) + ": " + problem);
}

void RecordValues::kept(std::string_view name, const std::string& problem) {
  out.kept.push_back(std::string(name) + ": " + problem);
}

bool RecordValues::is_full(const char* name, std::size_t size) {
  constexpr std::size_t kMost = 1000;
  if (size < kMost) return false;
  const std::string problem =
      std::string(name) + ": more than 1,000 are given; the rest is left out";
  if (out.notes.empty() || out.notes.back() != problem) out.notes.push_back(problem);
  return true;
}

void RecordValues::evidence(std::string_view name, std::string value, std::string_view quote) {
  statement().evidence.push_back(
      {.field = std::string(name), .value = std::move(value), .rule = rule_, .quote = cut(quote)});
}

std::optional<std::string> RecordValues::text_of(std::string_view name, const json& value) {
  if (value.is_string()) return one_line(value.get_ref<const std::string&>());
  if (value.is_number_integer()) return std::to_string(value.get<long long>());
  note(name, std::string("expected a text, got ") + value.type_name());
  return std::nullopt;
}

std::string RecordValues::short_line_of(std::string_view name, const json& value) {
  std::string text = text_of(name, value).value_or("");
  if (!is_too_long_a_line(text)) return text;
  note(name, "'" + cut(text) + "' has more than 1,000 letters; it is left out");
  return "";
}

std::vector<std::string> RecordValues::texts_of(std::string_view name, const json& value,
                                                bool split) {
  std::vector<std::string> texts;
  for (const json& each : value.is_array() ? value : json::array({value})) {
    const json& plain = each.is_object() && each.contains("code") ? each["code"] : each;
    const auto text = text_of(name, plain);
    if (!text || text->empty()) continue;
    if (!split || vocabulary.find_delegation(*text) != nullptr) {
      texts.push_back(*text);
      continue;
    }
    const char between = text->find(';') != std::string::npos   ? ';'
                         : text->find('|') != std::string::npos ? '|'
                                                                : ',';
    for (std::size_t at = 0; at <= text->size();) {
      const std::size_t end = std::min(text->find(between, at), text->size());
      if (std::string part = one_line(text->substr(at, end - at)); !part.empty()) {
        texts.push_back(std::move(part));
      }
      at = end + 1;
    }
  }
  return texts;
}

}  // namespace rostrum
