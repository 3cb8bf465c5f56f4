#include "indexer/readers/record_authors.hpp"

#include <algorithm>
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

/// Names of a joint statement: a list, or a text that is one and no name itself.
std::vector<std::string> authors_of(RecordValues& record, std::string_view name,
                                    const json& value) {
  if (value.is_array()) return record.texts_of(name, value, true);
  if (!value.is_string() ||
      value.get_ref<const std::string&>().find_first_of(",;|") == std::string::npos) {
    return {};
  }
  std::vector<std::string> names = record.texts_of(name, value, true);
  const bool all = std::all_of(names.begin(), names.end(), [&](const std::string& each) {
    return record.vocabulary.find_delegation(each) != nullptr;
  });
  return all ? names : std::vector<std::string>();
}

}  // namespace

void read_author(RecordValues& record, std::string_view name, const json& value, bool state_first) {
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
