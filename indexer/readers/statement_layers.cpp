#include "indexer/readers/statement_layers.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace rostrum {
namespace {

bool is_empty(const std::string& text) { return text.empty(); }
template <typename T>
bool is_empty(const std::vector<T>& list) {
  return list.empty();
}
template <typename T>
bool is_empty(const std::optional<T>& value) {
  return !value.has_value();
}

}  // namespace

void fill_gaps(Statement& statement, const Statement& lesser) {
  const auto take = [&](auto& value, const auto& other, std::initializer_list<const char*> fields) {
    if (is_empty(other)) return;
    const bool fill = is_empty(value);
    if (fill) value = other;
    for (const Evidence& each : lesser.evidence) {
      if (std::find(fields.begin(), fields.end(), each.field) == fields.end()) continue;
      const bool agrees = std::any_of(
          statement.evidence.begin(), statement.evidence.end(), [&](const Evidence& known) {
            return known.used && known.field == each.field && known.value == each.value;
          });
      if (!fill && agrees) continue;
      statement.evidence.push_back(each);
      statement.evidence.back().used = fill && each.used;
    }
  };
  take(statement.id, lesser.id, {});
  take(statement.title, lesser.title, {"title"});
  take(statement.text, lesser.text, {});
  take(statement.convention, lesser.convention, {"convention"});
  take(statement.session, lesser.session, {"session"});
  take(statement.symbols, lesser.symbols, {"symbol"});
  take(statement.agenda_items, lesser.agenda_items, {"agenda_items"});
  take(statement.topics, lesser.topics, {"topics"});
  take(statement.delivered_by, lesser.delivered_by, {"delivered_by"});
  take(statement.on_behalf_of, lesser.on_behalf_of, {"on_behalf_of"});
  take(statement.joint_with, lesser.joint_with, {"joint_with"});
  take(statement.aligned_with, lesser.aligned_with, {"aligned_with"});
  take(statement.speaker.name, lesser.speaker.name, {"speaker"});
  take(statement.speaker.post, lesser.speaker.post, {});
  take(statement.date, lesser.date, {"date"});
  take(statement.kind, lesser.kind, {"kind"});
  take(statement.delivery, lesser.delivery, {"delivery"});
  take(statement.language, lesser.language, {"language"});
  take(statement.variant_of, lesser.variant_of, {});
  take(statement.pages, lesser.pages, {});
  take(statement.recognised, lesser.recognised, {});
  take(statement.source.url, lesser.source.url, {});
  take(statement.source.note, lesser.source.note, {});
  statement.sample = statement.sample || lesser.sample;
}

void annotate_with(const Statement& annotation, Statement& statement) {
  Statement top = annotation;
  top.id = statement.id;
  top.text = statement.text;
  top.pages = statement.pages;
  top.recognised = statement.recognised;
  top.source = statement.source;
  fill_gaps(top, statement);
  statement = std::move(top);
}

}  // namespace rostrum
