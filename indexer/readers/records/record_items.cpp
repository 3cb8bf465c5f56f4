#include "indexer/readers/records/record_items.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/readers/records/given_items.hpp"
#include "schemas/base/utf8.hpp"
#include "schemas/text/one_line.hpp"
#include "schemas/vocabulary/document_symbol.hpp"
#include "schemas/vocabulary/item_number.hpp"

namespace rostrum {

using nlohmann::json;

namespace {

void add_item(RecordValues& record, AgendaItem item, const std::string& quote) {
  if (item.number.empty() && item.title.empty()) return;
  if (item.topic.empty() && !item.title.empty()) {
    const Topic* topic = record.vocabulary.find_topic(item.title);
    if (topic != nullptr) item.topic = topic->code;
  }
  auto& items = record.statement().agenda_items;
  if (record.is_full("agenda_items", items.size())) return;
  const bool known = std::any_of(items.begin(), items.end(), [&](const AgendaItem& each) {
    return each.number == item.number && (!item.number.empty() || each.title == item.title);
  });
  if (known) return;
  record.evidence("agenda_items", item.number.empty() ? item.title : item.number, quote);
  items.push_back(std::move(item));
}

}  // namespace

void read_items(RecordValues& record, const json& value) {
  for (const json& each : value.is_array() ? value : json::array({value})) {
    AgendaItem item;
    std::string quote;
    if (each.is_object()) {
      if (each.contains("number"))
        quote = record.text_of("agenda_items", each["number"]).value_or("");
      item.title = one_line(each.contains("title") && each["title"].is_string()
                                ? each["title"].get_ref<const std::string&>()
                                : std::string());
      if (each.contains("topic") && each["topic"].is_string()) {
        const Topic* topic =
            record.vocabulary.find_topic(each["topic"].get_ref<const std::string&>());
        if (topic != nullptr) item.topic = topic->code;
      }
      item.number = item_number(quote).value_or("");
      if (!quote.empty() && item.number.empty()) {
        record.note("agenda_items", "'" + cut(quote) + "' is no number of an agenda item");
      }
    } else {
      const auto text = record.text_of("agenda_items", each);
      if (!text || text->empty()) continue;
      for (AgendaItem& listed : items_given(*text)) add_item(record, std::move(listed), *text);
      continue;
    }
    add_item(record, std::move(item), quote);
  }
}

void read_symbols(RecordValues& record, const json& value) {
  for (const std::string& text : record.texts_of("symbol", value, true)) {
    const std::string symbol = document_symbol(text).value_or(text);
    constexpr std::size_t kLongest = 100;
    if (code_points(symbol) > kLongest) {
      record.note("symbol", "'" + cut(symbol) + "' has more than 100 letters; it is left out");
      continue;
    }
    auto& symbols = record.statement().symbols;
    if (record.is_full("symbol", symbols.size())) return;
    if (std::find(symbols.begin(), symbols.end(), symbol) != symbols.end()) continue;
    symbols.push_back(symbol);
    record.evidence("symbol", symbol, text);
  }
}

void read_topics(RecordValues& record, const json& value) {
  for (const std::string& text : record.texts_of("topics", value, false)) {
    const Topic* topic = record.vocabulary.find_topic(text);
    if (topic == nullptr) {
      record.note("topics", "'" + cut(text) + "' is no topic that is known" +
                                nearest_of(text, record.vocabulary.topic_names(),
                                           [&](const std::string& code) {
                                             return record.vocabulary.topic(code)->label;
                                           }));
      continue;
    }
    auto& topics = record.statement().topics;
    if (std::find(topics.begin(), topics.end(), topic->code) != topics.end()) continue;
    topics.push_back(topic->code);
    record.evidence("topics", topic->code, text);
  }
}

}  // namespace rostrum
