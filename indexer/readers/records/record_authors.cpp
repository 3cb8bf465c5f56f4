#include "indexer/readers/records/record_authors.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

namespace rostrum {

using nlohmann::json;

namespace {

const Delegation* delegation(RecordValues& record, std::string_view name, const std::string& text,
                             bool state_first) {
  const Delegation* found = state_first ? record.vocabulary.find_state(text) : nullptr;
  if (found == nullptr) found = record.vocabulary.find_delegation(text);
  if (found == nullptr) {
    record.note(name, "'" + cut(text) + "' is no delegation that is known" +
                          nearest_of(text, record.vocabulary.delegation_names(),
                                     [&](const std::string& code) {
                                       return record.vocabulary.delegation(code)->label;
                                     }));
  }
  return found;
}

/// The names of a text that is several, parted at words as "and" where what they part is no name
/// itself: Bosnia and Herzegovina and Norway. False if one of them is no name.
bool put_names(const Vocabulary& vocabulary, const std::string& text,
               std::vector<std::string>& names) {
  if (vocabulary.find_delegation(text) != nullptr) {
    names.push_back(text);
    return true;
  }
  constexpr auto kAnd =
      std::to_array<std::string_view>({" and ", " & ", " et ", " y ", " und ", " e ", " и "});
  for (const std::string_view each : kAnd) {
    for (std::size_t at = text.find(each); at != std::string::npos; at = text.find(each, at + 1)) {
      if (vocabulary.find_delegation(text.substr(0, at)) == nullptr) continue;
      names.push_back(text.substr(0, at));
      if (put_names(vocabulary, text.substr(at + each.size()), names)) return true;
      names.pop_back();
    }
  }
  return false;
}

/// Names of a joint statement: a list, or a text that is one and no name itself.
std::vector<std::string> authors_of(RecordValues& record, std::string_view name,
                                    const json& value) {
  if (value.is_array()) return record.texts_of(name, value, true);
  if (!value.is_string()) return {};
  constexpr std::size_t kLongest = 2000;
  const auto text = record.text_of(name, value);
  if (!text || text->size() > kLongest || record.vocabulary.find_delegation(*text) != nullptr) {
    return {};
  }
  std::vector<std::string> names;
  for (std::string each : record.texts_of(name, value, true)) {
    if (each.starts_with("and ")) each.erase(0, 4);  // "Norway, Sweden, and Denmark"
    if (!put_names(record.vocabulary, each, names)) return {};
  }
  return names;
}

}  // namespace

bool RecordAuthors::read_as_heading(RecordValues& record, const std::string& text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest || record.statement().delivered_by) return false;
  if (!headings_) headings_ = std::make_unique<HeadingReader>(vocabulary_);
  const Statement found = headings_->authors(text);
  if (!found.delivered_by || found.delivered_by->code.empty()) return false;
  record.statement().delivered_by = found.delivered_by;
  record.evidence("delivered_by", found.delivered_by->code, text);
  const auto add = [&](const char* field, const std::vector<std::string>& codes,
                       std::vector<std::string>& into) {
    for (const std::string& code : codes) {
      if (std::find(into.begin(), into.end(), code) != into.end()) continue;
      into.push_back(code);
      record.evidence(field, code, text);
    }
  };
  add("on_behalf_of", found.on_behalf_of, record.statement().on_behalf_of);
  add("joint_with", found.joint_with, record.statement().joint_with);
  return true;
}

void RecordAuthors::read_author(RecordValues& record, std::string_view name, const json& value,
                                bool state_first) {
  const json& plain =
      value.is_object() ? value.value("code", value.value("label", json(""))) : value;
  if (value.is_object() && value.contains("kind") && !value["kind"].is_string()) {
    record.note(name, std::string("kind: expected a text, got ") + value["kind"].type_name());
  } else if (value.is_object() && value.contains("kind") && value["kind"] == "office") {
    const auto label = record.text_of(name, value.value("label", json("")));
    if (!label || label->empty()) return;
    record.statement().delivered_by = Author{"", *label, "office"};
    record.evidence("delivered_by", record.statement().delivered_by->label,
                    record.statement().delivered_by->label);
    return;
  }
  if (const std::vector<std::string> several = authors_of(record, name, plain);
      several.size() > 1) {
    read_author(record, name, several.front(), state_first);
    read_parties(record, "joint_with", json(std::vector(several.begin() + 1, several.end())),
                 record.statement().joint_with);
    return;
  }
  const json& one = plain.is_array() && plain.size() == 1 ? plain.front() : plain;
  const auto text = record.text_of(name, one);
  if (!text || text->empty()) return;
  // "NAM" is the Non-Aligned Movement by name; a record that says it is a state means Namibia.
  const bool is_state = value.is_object() && value.contains("kind") && value["kind"] == "state";
  const bool known = record.vocabulary.find_state(*text) != nullptr ||
                     record.vocabulary.find_delegation(*text) != nullptr;
  if (!known && read_as_heading(record, *text)) return;
  const Delegation* found = delegation(record, name, *text, state_first || is_state);
  if (found == nullptr) return;
  if (record.statement().delivered_by && record.statement().delivered_by->code != found->code) {
    record.note(name, "'" + cut(*text) + "' is read, and '" +
                          record.statement().delivered_by->label +
                          "', which the record gives too, is not");
    for (Evidence& each : record.statement().evidence) {
      if (each.field == "delivered_by") each.used = false;
    }
  }
  record.statement().delivered_by =
      Author{found->code, found->label, std::string(name_of(found->kind))};
  record.evidence("delivered_by", found->code, *text);
}

void read_parties(RecordValues& record, std::string_view name, const json& value,
                  std::vector<std::string>& into) {
  for (const std::string& text : record.texts_of(name, value, true)) {
    const Delegation* found = delegation(record, name, text, false);
    if (found == nullptr || std::find(into.begin(), into.end(), found->code) != into.end())
      continue;
    into.push_back(found->code);
    record.evidence(name, found->code, text);
  }
}

void read_speaker(RecordValues& record, const json& value) {
  if (value.is_object()) {
    if (value.contains("name")) {
      record.statement().speaker.name = record.short_line_of("speaker", value["name"]);
    }
    if (value.contains("post")) {
      record.statement().speaker.post = record.short_line_of("speaker", value["post"]);
    }
  } else {
    record.statement().speaker.name = record.short_line_of("speaker", value);
  }
  if (!record.statement().speaker.name.empty()) {
    record.evidence("speaker", record.statement().speaker.name, record.statement().speaker.name);
  }
}

}  // namespace rostrum
