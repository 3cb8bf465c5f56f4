// Longer than most: one function for each field of a record, and they share their notes.
#include "indexer/readers/record_resolver.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/readers/statement_rules.hpp"
#include "schemas/error.hpp"
#include "schemas/item_number.hpp"
#include "schemas/language.hpp"
#include "schemas/nearest_names.hpp"
#include "schemas/one_line.hpp"
#include "schemas/session_finder.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// Values in messages and evidence are cut to this many bytes.
constexpr std::size_t kLongestQuote = 120;

/// Letters of a session's code that statement.schema.json allows.
constexpr std::ptrdiff_t kLongestSession = 200;

/// What each name in a record stands for. The first row of a field is its own name.
struct Name {
  std::string_view theirs;
  std::string_view ours;
};
constexpr std::array kNames{
    Name{"id", "id"},
    Name{"title", "title"},
    Name{"text", "text"},
    Name{"body", "text"},
    Name{"content", "text"},
    Name{"convention", "convention"},
    Name{"forum", "convention"},
    Name{"treaty", "convention"},
    Name{"session", "session"},
    Name{"meeting", "session"},
    Name{"delivered_by", "delivered_by"},
    Name{"delegation", "delivered_by"},
    Name{"author", "delivered_by"},
    Name{"organisation", "delivered_by"},
    Name{"country", "country"},
    Name{"state", "country"},
    Name{"agenda_items", "agenda_items"},
    Name{"agenda_item", "agenda_items"},
    Name{"items", "agenda_items"},
    Name{"item", "agenda_items"},
    Name{"topics", "topics"},
    Name{"topic", "topics"},
    Name{"on_behalf_of", "on_behalf_of"},
    Name{"group", "on_behalf_of"},
    Name{"joint_with", "joint_with"},
    Name{"aligned_with", "aligned_with"},
    Name{"speaker", "speaker"},
    Name{"date", "date"},
    Name{"delivered_on", "date"},
    Name{"year", "year"},
    Name{"kind", "kind"},
    Name{"delivery", "delivery"},
    Name{"language", "language"},
    Name{"lang", "language"},
    Name{"variant_of", "variant_of"},
    Name{"sample", "sample"},
    Name{"source", "source"},
    Name{"url", "url"},
    Name{"link", "url"},
    Name{"pages", "pages"},
    Name{"evidence", "evidence"},
};

std::string cut(std::string_view text) {
  if (text.size() <= kLongestQuote) return std::string(text);
  std::size_t end = kLongestQuote;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

/// The end of a message: what may have been meant, by its label.
template <typename Label>
std::string nearest_of(const std::string& text, const Vocabulary::Names& names,
                       const Label& label) {
  Vocabulary::Names shown;
  for (const auto& [name, code] : names) shown.emplace_back(name, label(code));
  return did_you_mean(nearest_names(text, shown));
}

std::string kind_name(const std::string& text) {
  std::string name = fold_name(text);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

}  // namespace

struct RecordResolver::Impl {
  Impl(const Vocabulary& facts, std::vector<std::pair<std::string, std::string>> their_names)
      : vocabulary(facts), renames(std::move(their_names)), sessions(facts) {}

  const Vocabulary& vocabulary;
  std::vector<std::pair<std::string, std::string>> renames;
  SessionFinder sessions;

  // Of the record at hand.
  ResolvedRecord out;
  std::string rule;
  std::string convention_hint;

  Statement& statement() { return out.statement; }

  void note(std::string_view name, const std::string& problem) {
    out.notes.push_back(std::string(name) + ": " + problem);
  }

  void evidence(std::string_view name, std::string value, std::string_view quote) {
    statement().evidence.push_back(
        {.field = std::string(name), .value = std::move(value), .rule = rule, .quote = cut(quote)});
  }

  /// The text of a value: a string as one line, a number as digits; nullopt, with a note,
  /// otherwise.
  std::optional<std::string> text_of(std::string_view name, const json& value) {
    if (value.is_string()) return one_line(value.get_ref<const std::string&>());
    if (value.is_number_integer()) return std::to_string(value.get<long long>());
    note(name, std::string("expected a text, got ") + value.type_name());
    return std::nullopt;
  }

  /// The same of a value that is a title or a name; "", with a note, if it is too long for one.
  std::string short_line_of(std::string_view name, const json& value) {
    std::string text = text_of(name, value).value_or("");
    if (!is_too_long_a_line(text)) return text;
    note(name, "'" + cut(text) + "' has more than 1,000 letters; it is left out");
    return "";
  }

  /// Each text of a list, of a single value, or of a string with commas or semicolons between.
  std::vector<std::string> texts_of(std::string_view name, const json& value, bool split) {
    std::vector<std::string> texts;
    for (const json& each : value.is_array() ? value : json::array({value})) {
      const json& plain = each.is_object() && each.contains("code") ? each["code"] : each;
      const auto text = text_of(name, plain);
      if (!text || text->empty()) continue;
      if (!split || vocabulary.find_delegation(*text) != nullptr) {
        texts.push_back(*text);
        continue;
      }
      const char between = text->find(';') != std::string::npos ? ';' : ',';
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

  const Delegation* delegation(std::string_view name, const std::string& text, bool state_first) {
    const Delegation* found = state_first ? vocabulary.find_state(text) : nullptr;
    if (found == nullptr) found = vocabulary.find_delegation(text);
    if (found == nullptr) {
      note(name,
           "'" + cut(text) + "' is no delegation that is known" +
               nearest_of(text, vocabulary.delegation_names(), [this](const std::string& code) {
                 return vocabulary.delegation(code)->label;
               }));
    }
    return found;
  }

  void read_author(std::string_view name, const json& value, bool state_first) {
    const json& plain =
        value.is_object() ? value.value("code", value.value("label", json(""))) : value;
    if (value.is_object() && value.contains("kind") && !value["kind"].is_string()) {
      note(name, std::string("kind: expected a text, got ") + value["kind"].type_name());
    } else if (value.is_object() && value.contains("kind") && value["kind"] == "office") {
      const auto label = text_of(name, value.value("label", json("")));
      if (!label || label->empty()) return;
      statement().delivered_by = Author{"", *label, "office"};
      evidence("delivered_by", statement().delivered_by->label, statement().delivered_by->label);
      return;
    }
    const auto text = text_of(name, plain);
    if (!text || text->empty()) return;
    // "NAM" is the Non-Aligned Movement by name; a record that says it is a state means Namibia.
    const bool is_state = value.is_object() && value.contains("kind") && value["kind"] == "state";
    const Delegation* found = delegation(name, *text, state_first || is_state);
    if (found == nullptr) return;
    statement().delivered_by = Author{found->code, found->label, std::string(name_of(found->kind))};
    evidence("delivered_by", found->code, *text);
  }

  void read_parties(std::string_view name, const json& value, std::vector<std::string>& into) {
    for (const std::string& text : texts_of(name, value, true)) {
      const Delegation* found = delegation(name, text, false);
      if (found == nullptr || std::find(into.begin(), into.end(), found->code) != into.end())
        continue;
      into.push_back(found->code);
      evidence(name, found->code, text);
    }
  }

  void read_convention(const json& value) {
    const auto text = text_of("convention", value);
    if (!text || text->empty()) return;
    const Convention* found = vocabulary.find_convention(*text);
    if (found == nullptr) {
      note("convention",
           "'" + cut(*text) + "' is no convention that is known" +
               nearest_of(*text, vocabulary.convention_names(), [this](const std::string& code) {
                 return vocabulary.convention(code)->label;
               }));
      return;
    }
    statement().convention = found->code;
    evidence("convention", found->code, *text);
  }

  void read_session(const json& value, int year) {
    const json& plain =
        value.is_object() ? value.value("code", value.value("label", json(""))) : value;
    const auto text = text_of("session", plain);
    if (!text || text->empty()) return;
    const std::string& convention =
        statement().convention.empty() ? convention_hint : statement().convention;
    std::optional<Session> session = vocabulary.session(*text);
    if (!session && !convention.empty()) session = vocabulary.session(convention + "/" + *text);
    if (!session) {
      const std::vector<FoundSession> found = sessions.find(*text, convention, year);
      if (found.size() == 1) session = found.front().session;
    }
    if (session) {
      statement().session = SessionRef{session->code, session->label};
      if (statement().convention.empty() && convention_hint.empty()) {
        statement().convention = session->convention;
        evidence("convention", session->convention, *text);
      }
    } else if (std::count_if(text->begin(), text->end(),
                             [](char c) { return (c & 0xC0) != 0x80; }) > kLongestSession) {
      note("session", "'" + cut(*text) + "' has more than 200 letters; it is left out");
      return;
    } else {
      // Sessions are an open list: one that no vocabulary knows stands as it was written.
      const std::string label =
          value.is_object() && value.contains("label") && value["label"].is_string()
              ? one_line(value["label"].get_ref<const std::string&>())
              : *text;
      statement().session = SessionRef{*text, label};
      note("session", "'" + cut(*text) + "' is no session that is known; it is kept as written");
    }
    evidence("session", statement().session->code, *text);
  }

  void read_items(const json& value) {
    for (const json& each : value.is_array() ? value : json::array({value})) {
      AgendaItem item;
      std::string quote;
      if (each.is_object()) {
        if (each.contains("number")) quote = text_of("agenda_items", each["number"]).value_or("");
        item.title = one_line(each.contains("title") && each["title"].is_string()
                                  ? each["title"].get_ref<const std::string&>()
                                  : std::string());
        if (each.contains("topic") && each["topic"].is_string()) {
          const Topic* topic = vocabulary.find_topic(each["topic"].get_ref<const std::string&>());
          if (topic != nullptr) item.topic = topic->code;
        }
        item.number = item_number(quote).value_or("");
        if (!quote.empty() && item.number.empty()) {
          note("agenda_items", "'" + cut(quote) + "' is no number of an agenda item");
        }
      } else {
        const auto text = text_of("agenda_items", each);
        if (!text || text->empty()) continue;
        quote = *text;
        split_item(quote, item);
      }
      if (item.number.empty() && item.title.empty()) continue;
      if (item.topic.empty() && !item.title.empty()) {
        const Topic* topic = vocabulary.find_topic(item.title);
        if (topic != nullptr) item.topic = topic->code;
      }
      evidence("agenda_items", item.number.empty() ? item.title : item.number, quote);
      statement().agenda_items.push_back(std::move(item));
    }
  }

  /// "7a Universalization": the longest beginning that is a number, and the rest.
  static void split_item(const std::string& text, AgendaItem& item) {
    for (std::size_t end = text.size(); end > 0; end = text.find_last_of(" :.", end - 1)) {
      if (end == std::string::npos) break;
      if (auto number = item_number(text.substr(0, end))) {
        item.number = *number;
        std::size_t title = end;
        while (title < text.size() &&
               std::string_view(" :.-").find(text[title]) != std::string_view::npos) {
          ++title;
        }
        item.title = text.substr(title);
        return;
      }
    }
    item.title = text;
  }

  void read_topics(const json& value) {
    for (const std::string& text : texts_of("topics", value, false)) {
      const Topic* topic = vocabulary.find_topic(text);
      if (topic == nullptr) {
        note("topics",
             "'" + cut(text) + "' is no topic that is known" +
                 nearest_of(text, vocabulary.topic_names(), [this](const std::string& code) {
                   return vocabulary.topic(code)->label;
                 }));
        continue;
      }
      auto& topics = statement().topics;
      if (std::find(topics.begin(), topics.end(), topic->code) != topics.end()) continue;
      topics.push_back(topic->code);
      evidence("topics", topic->code, text);
    }
  }

  void read_date(std::string_view name, const json& value) {
    const auto text = text_of(name, value);
    if (!text || text->empty()) return;
    try {
      statement().date = parse_date(*text);
      evidence("date", statement().date->text(), *text);
    } catch (const Error& error) {
      note(name, error.what());
    }
  }

  template <std::size_t N>
  void read_choice(std::string_view name, const json& value, const std::string_view (&choices)[N],
                   std::string& into) {
    const auto text = text_of(name, value);
    if (!text || text->empty()) return;
    const std::string chosen = kind_name(*text);
    if (std::find(std::begin(choices), std::end(choices), chosen) != std::end(choices)) {
      into = chosen;
      evidence(name, chosen, *text);
      return;
    }
    std::string all;
    for (const std::string_view each : choices)
      all += (all.empty() ? "" : ", ") + std::string(each);
    note(name, "'" + cut(*text) + "' is none of " + all);
  }

  void read_language(const json& value) {
    const auto text = text_of("language", value);
    if (!text || text->empty()) return;
    if (const auto code = find_language(*text)) {
      statement().language = *code;
      evidence("language", *code, *text);
    } else {
      note("language", "'" + cut(*text) + "' is no language that is known; use a code as 'fr'");
    }
  }

  void read_source(const json& value) {
    if (value.is_string()) {
      const std::string text = one_line(value.get_ref<const std::string&>());
      const bool address = text.starts_with("http://") || text.starts_with("https://");
      (address ? statement().source.url : statement().source.note) = text;
      return;
    }
    if (!value.is_object()) {
      note("source", std::string("expected a text or an object, got ") + value.type_name());
      return;
    }
    const auto part = [&](const char* name) {
      return value.contains(name) && value[name].is_string()
                 ? one_line(value[name].get_ref<const std::string&>())
                 : std::string();
    };
    statement().source.url = part("url");
    statement().source.note = part("note");
  }

  void read_speaker(const json& value) {
    if (value.is_object()) {
      if (value.contains("name")) {
        statement().speaker.name = short_line_of("speaker", value["name"]);
      }
      if (value.contains("post")) {
        statement().speaker.post = short_line_of("speaker", value["post"]);
      }
    } else {
      statement().speaker.name = short_line_of("speaker", value);
    }
    if (!statement().speaker.name.empty()) {
      evidence("speaker", statement().speaker.name, statement().speaker.name);
    }
  }

  void read_id(const json& value) {
    const auto text = text_of("id", value);
    if (!text || text->empty()) return;
    constexpr std::size_t kLongestId = 200;
    if (text->size() > kLongestId || text->find(' ') != std::string::npos) {
      note("id", "'" + cut(*text) + "' has blanks or more than 200 bytes; one is made instead");
      return;
    }
    statement().id = *text;
  }

  void read(std::string_view ours, std::string_view theirs, const json& value, int year) {
    if (ours == "id") {
      read_id(value);
    } else if (ours == "title") {
      statement().title = short_line_of(theirs, value);
      if (!statement().title.empty()) evidence("title", statement().title, statement().title);
    } else if (ours == "text") {
      if (value.is_string()) {
        statement().text = clean_text(value.get_ref<const std::string&>());
      } else {
        note(theirs, std::string("expected a text, got ") + value.type_name());
      }
    } else if (ours == "convention") {
      read_convention(value);
    } else if (ours == "session") {
      read_session(value, year);
    } else if (ours == "delivered_by" || ours == "country") {
      read_author(theirs, value, ours == "country");
    } else if (ours == "agenda_items") {
      read_items(value);
    } else if (ours == "topics") {
      read_topics(value);
    } else if (ours == "on_behalf_of") {
      read_parties(ours, value, statement().on_behalf_of);
    } else if (ours == "joint_with") {
      read_parties(ours, value, statement().joint_with);
    } else if (ours == "aligned_with") {
      read_parties(ours, value, statement().aligned_with);
    } else if (ours == "speaker") {
      read_speaker(value);
    } else if (ours == "date") {
      read_date(theirs, value);
    } else if (ours == "kind") {
      read_choice("kind", value, kStatementKinds, statement().kind);
    } else if (ours == "delivery") {
      read_choice("delivery", value, kDeliveries, statement().delivery);
    } else if (ours == "language") {
      read_language(value);
    } else if (ours == "variant_of") {
      statement().variant_of = text_of(theirs, value).value_or("");
    } else if (ours == "sample") {
      if (value.is_boolean()) {
        statement().sample = value.get<bool>();
      } else {
        statement().sample = value == "true" || value == "yes";
      }
    } else if (ours == "source") {
      read_source(value);
    } else if (ours == "pages") {
      read_pages(theirs, value);
    } else if (ours == "url") {
      statement().source.url = text_of(theirs, value).value_or("");
    }
  }

  void read_pages(std::string_view theirs, const json& value) {
    const bool fits =
        value.is_array() && std::all_of(value.begin(), value.end(), [](const json& page) {
          return page.is_number_integer() && page > 0 && page < 1'000'000;
        });
    if (!fits) {
      note(theirs, "expected a list of page numbers, one for each paragraph");
      return;
    }
    statement().pages = value.get<std::vector<int>>();
  }

  /// The record's names in ours. What the year says is read where no date is given.
  void read_all(const json& object) {
    std::vector<std::pair<Name, const json*>> fields;
    for (const auto& [key, value] : object.items()) {
      std::string name = fold(key);
      std::replace(name.begin(), name.end(), '-', '_');
      std::replace(name.begin(), name.end(), ' ', '_');
      for (const auto& [theirs, ours] : renames) {
        if (theirs == key) name = ours;
      }
      const auto* row = std::find_if(kNames.begin(), kNames.end(),
                                     [&](const Name& each) { return each.theirs == name; });
      if (row == kNames.end()) {
        out.unknown.push_back(one_line(cut(key)));
      } else if (!value.is_null()) {
        fields.emplace_back(*row, &value);
      }
    }
    // In the order of the table: the convention before the session, the date before the year.
    std::stable_sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) {
      const auto place = [](const Name& name) {
        return std::find_if(kNames.begin(), kNames.end(),
                            [&](const Name& each) { return each.theirs == name.theirs; });
      };
      return place(a.first) < place(b.first);
    });
    int year = 0;
    for (const auto& [name, value] : fields) {
      if (name.ours != "year" && name.ours != "date") continue;
      const std::string text = value->is_string() ? value->get<std::string>()
                               : value->is_number_integer()
                                   ? std::to_string(value->get<long long>())
                                   : "";
      if (const auto date = try_parse_date(text)) year = date->year;
    }
    for (const auto& [name, value] : fields) {
      if (name.ours == "year") {
        if (!statement().date) read_date("year", *value);
      } else {
        read(name.ours, name.theirs, *value, year);
      }
    }
  }
};

RecordResolver::RecordResolver(const Vocabulary& vocabulary,
                               std::vector<std::pair<std::string, std::string>> renames)
    : impl_(std::make_unique<Impl>(vocabulary, std::move(renames))) {
  for (const auto& [theirs, ours] : impl_->renames) {
    const std::string_view wanted = ours;  // a lambda may not capture a binding (C++20, clang)
    const bool known = std::any_of(kNames.begin(), kNames.end(),
                                   [&](const Name& each) { return each.theirs == wanted; });
    if (known) continue;
    std::vector<std::pair<std::string, std::string>> names;
    for (const Name& each : kNames) names.emplace_back(each.theirs, each.theirs);
    throw Error(ErrorKind::InvalidInput, "map: '" + ours + "' is no field of a statement" +
                                             did_you_mean(nearest_names(ours, names)));
  }
}

RecordResolver::~RecordResolver() = default;

ResolvedRecord RecordResolver::resolve(const json& object, std::string_view rule,
                                       const std::string& convention) {
  impl_->out = {};
  impl_->rule = rule;
  impl_->convention_hint = convention;
  impl_->read_all(object);
  return std::move(impl_->out);
}

}  // namespace rostrum
