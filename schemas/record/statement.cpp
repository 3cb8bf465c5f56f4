#include "schemas/record/statement.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/base/error.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/record/statement_members.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

template <typename Value>
json json_of(const Value& value) {
  return value;
}
template <typename Of>
requires has_members<Of> json json_of(const Of& of);
json json_of(const Date& date) { return date.text(); }
template <typename Item>
json json_of(const std::vector<Item>& items) {
  json list = json::array();
  for (const Item& item : items) list.push_back(json_of(item));
  return list;
}
/// True of what says nothing, and is left out of the record.
template <typename Value>
bool is_blank(const Value& value) {
  if constexpr (has_members<Value>) {
    return json_of(value).empty();
  } else if constexpr (requires { value.has_value(); }) {
    return !value.has_value();
  } else if constexpr (requires { value.empty(); }) {
    return value.empty();
  } else {
    return value == Value{};
  }
}

template <typename Of>
requires has_members<Of> json json_of(const Of& of) {
  json object = json::object();
  each_field(of, [&object](const auto& member, const auto& value) {
    if (!member.traits.always && is_blank(value)) return;
    if constexpr (requires { *value; }) {
      object[member.name] = json_of(*value);
    } else {
      object[member.name] = json_of(value);
    }
  });
  return object;
}

template <typename Of>
requires has_members<Of>
void read(const json& from, Of& of);

template <typename Value>
void read(const json& from, Value& value) {
  value = from.get<Value>();
}
void read(const json& from, Date& date) {
  try {
    date = parse_date(from.get<std::string>());
  } catch (const Error& error) {
    throw Error(error.kind(), std::string("date: ") + error.what());
  }
}
template <typename Item>
void read(const json& from, std::optional<Item>& value) {
  read(from, value.emplace());
}
template <typename Item>
void read(const json& from, std::vector<Item>& items) {
  for (const json& each : from) read(each, items.emplace_back());
}

template <typename Of>
requires has_members<Of>
void read(const json& from, Of& of) {
  each_field(of, [&from](const auto& member, auto& value) {
    const auto found = from.find(member.name);
    if (found != from.end()) read(*found, value);
  });
}

}  // namespace

json to_json(const Statement& statement) { return json_of(statement); }

Statement statement_from_json(const json& record) {
  const std::vector<std::string> problems =
      builtin_schema("statement.schema.json").problems(record);
  if (!problems.empty()) throw Error(ErrorKind::InvalidInput, problems.front());
  return statement_of_kept(record);
}

Statement statement_of_kept(const json& record) {
  Statement statement;
  read(record, statement);
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
