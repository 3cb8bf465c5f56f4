#include "schemas/statement.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/error.hpp"
#include "schemas/json_schema.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

void put(json& into, const char* name, const std::string& value) {
  if (!value.empty()) into[name] = value;
}

void put(json& into, const char* name, const std::vector<std::string>& values) {
  if (!values.empty()) into[name] = values;
}

void put(json& into, const char* name, const std::vector<int>& values) {
  if (!values.empty()) into[name] = values;
}

void put(json& into, const char* name, int value) {
  if (value != 0) into[name] = value;
}

std::string text_in(const json& from, const char* name) { return from.value(name, std::string()); }

std::vector<std::string> list_in(const json& from, const char* name) {
  return from.value(name, std::vector<std::string>());
}

std::vector<int> numbers_in(const json& from, const char* name) {
  return from.value(name, std::vector<int>());
}

json json_of(const Source& source) {
  json object = json::object();
  put(object, "file", source.file);
  put(object, "url", source.url);
  put(object, "media_type", source.media_type);
  put(object, "sha256", source.sha256);
  put(object, "note", source.note);
  put(object, "line", source.line);
  put(object, "pages", source.pages);
  put(object, "unread_pages", source.unread_pages);
  put(object, "recognised_pages", source.recognised_pages);
  return object;
}

json json_of(const Evidence& evidence) {
  json object = {{"field", evidence.field}, {"value", evidence.value}, {"rule", evidence.rule}};
  put(object, "line", evidence.line);
  put(object, "quote", evidence.quote);
  object["confidence"] = evidence.confidence;
  object["used"] = evidence.used;
  if (evidence.recognised) object["recognised"] = true;
  return object;
}

Source source_of(const json& object) {
  return {.file = text_in(object, "file"),
          .url = text_in(object, "url"),
          .media_type = text_in(object, "media_type"),
          .sha256 = text_in(object, "sha256"),
          .note = text_in(object, "note"),
          .line = object.value("line", 0),
          .pages = object.value("pages", 0),
          .unread_pages = numbers_in(object, "unread_pages"),
          .recognised_pages = numbers_in(object, "recognised_pages")};
}

Evidence evidence_of(const json& object) {
  return {.field = text_in(object, "field"),
          .value = text_in(object, "value"),
          .rule = text_in(object, "rule"),
          .line = object.value("line", 0),
          .quote = text_in(object, "quote"),
          .confidence = object.value("confidence", 1.0),
          .used = object.value("used", true),
          .recognised = object.value("recognised", false)};
}

}  // namespace

json to_json(const Statement& statement) {
  json record = json::object();
  put(record, "id", statement.id);
  put(record, "title", statement.title);
  put(record, "text", statement.text);
  put(record, "convention", statement.convention);
  if (statement.session) {
    record["session"] = {{"code", statement.session->code}, {"label", statement.session->label}};
  }
  put(record, "symbols", statement.symbols);
  for (const AgendaItem& item : statement.agenda_items) {
    json object = json::object();
    put(object, "number", item.number);
    put(object, "title", item.title);
    put(object, "topic", item.topic);
    record["agenda_items"].push_back(std::move(object));
  }
  put(record, "topics", statement.topics);
  if (statement.delivered_by) {
    json author = json::object();
    put(author, "code", statement.delivered_by->code);
    put(author, "label", statement.delivered_by->label);
    put(author, "kind", statement.delivered_by->kind);
    record["delivered_by"] = std::move(author);
  }
  put(record, "on_behalf_of", statement.on_behalf_of);
  put(record, "joint_with", statement.joint_with);
  put(record, "aligned_with", statement.aligned_with);
  json speaker = json::object();
  put(speaker, "name", statement.speaker.name);
  put(speaker, "post", statement.speaker.post);
  if (!speaker.empty()) record["speaker"] = std::move(speaker);
  if (statement.date) record["date"] = statement.date->text();
  put(record, "kind", statement.kind);
  put(record, "delivery", statement.delivery);
  put(record, "language", statement.language);
  put(record, "variant_of", statement.variant_of);
  if (statement.sample) record["sample"] = true;
  json source = json_of(statement.source);
  if (!source.empty()) record["source"] = std::move(source);
  put(record, "pages", statement.pages);
  put(record, "recognised", statement.recognised);
  for (const Evidence& evidence : statement.evidence) {
    record["evidence"].push_back(json_of(evidence));
  }
  return record;
}

Statement statement_from_json(const json& record) {
  const std::vector<std::string> problems =
      builtin_schema("statement.schema.json").problems(record);
  if (!problems.empty()) throw Error(ErrorKind::InvalidInput, problems.front());
  return statement_of_kept(record);
}

Statement statement_of_kept(const json& record) {
  Statement statement;
  statement.id = text_in(record, "id");
  statement.title = text_in(record, "title");
  statement.text = text_in(record, "text");
  statement.convention = text_in(record, "convention");
  if (const auto session = record.find("session"); session != record.end()) {
    statement.session = SessionRef{text_in(*session, "code"), text_in(*session, "label")};
  }
  statement.symbols = list_in(record, "symbols");
  for (const json& item : record.value("agenda_items", json::array())) {
    statement.agenda_items.push_back(
        {text_in(item, "number"), text_in(item, "title"), text_in(item, "topic")});
  }
  statement.topics = list_in(record, "topics");
  if (const auto author = record.find("delivered_by"); author != record.end()) {
    statement.delivered_by =
        Author{text_in(*author, "code"), text_in(*author, "label"), text_in(*author, "kind")};
  }
  statement.on_behalf_of = list_in(record, "on_behalf_of");
  statement.joint_with = list_in(record, "joint_with");
  statement.aligned_with = list_in(record, "aligned_with");
  const json speaker = record.value("speaker", json::object());
  statement.speaker = {text_in(speaker, "name"), text_in(speaker, "post")};
  if (record.contains("date")) {
    try {
      statement.date = parse_date(text_in(record, "date"));
    } catch (const Error& error) {
      throw Error(error.kind(), std::string("date: ") + error.what());
    }
  }
  statement.kind = text_in(record, "kind");
  statement.delivery = text_in(record, "delivery");
  statement.language = text_in(record, "language");
  statement.variant_of = text_in(record, "variant_of");
  statement.sample = record.value("sample", false);
  statement.source = source_of(record.value("source", json::object()));
  statement.pages = numbers_in(record, "pages");
  statement.recognised = numbers_in(record, "recognised");
  for (const json& evidence : record.value("evidence", json::array())) {
    statement.evidence.push_back(evidence_of(evidence));
  }
  return statement;
}

bool is_recognised(const Statement& statement, int paragraph) {
  return std::binary_search(statement.recognised.begin(), statement.recognised.end(), paragraph);
}

std::vector<std::string> topics_of(const Statement& statement) {
  std::vector<std::string> topics = statement.topics;
  for (const AgendaItem& item : statement.agenda_items) {
    if (!item.topic.empty()) topics.push_back(item.topic);
  }
  std::vector<std::string> once;
  for (std::string& topic : topics) {
    if (std::find(once.begin(), once.end(), topic) == once.end()) once.push_back(std::move(topic));
  }
  return once;
}

}  // namespace rostrum
