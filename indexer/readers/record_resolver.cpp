// Longer than most: one function for each field of a record, and they share their notes.
#include "indexer/readers/record_resolver.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

#include "indexer/readers/given_items.hpp"
#include "indexer/readers/record_names.hpp"
#include "indexer/readers/statement_rules.hpp"
#include "schemas/document_symbol.hpp"
#include "schemas/error.hpp"
#include "schemas/given_session.hpp"
#include "schemas/item_number.hpp"
#include "schemas/language.hpp"
#include "schemas/nearest_names.hpp"
#include "schemas/one_line.hpp"
#include "schemas/session_finder.hpp"
#include "schemas/text_analysis.hpp"
#include "schemas/written_date.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// Values in messages and evidence are cut to this many bytes.
constexpr std::size_t kLongestQuote = 120;

/// Letters of a session's or a convention's code that statement.schema.json allows.
constexpr std::ptrdiff_t kLongestCode = 200;

bool is_too_long_a_code(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }) >
         kLongestCode;
}

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
  std::map<std::tuple<std::string, std::string, int>, std::vector<Session>> known_sessions;

  // Of the record at hand.
  ResolvedRecord out;
  std::string rule;
  std::string convention_hint;

  Statement& statement() { return out.statement; }

  void note(std::string_view name, const std::string& problem) {
    out.notes.push_back(std::string(name) + ": " + problem);
  }

  void kept(std::string_view name, const std::string& problem) {
    out.kept.push_back(std::string(name) + ": " + problem);
  }

  /// No statement has so many; what would fill a list without end is told once.
  bool is_full(const char* name, std::size_t size) {
    constexpr std::size_t kMost = 1000;
    if (size < kMost) return false;
    const std::string problem =
        std::string(name) + ": more than 1,000 are given; the rest is left out";
    if (out.notes.empty() || out.notes.back() != problem) out.notes.push_back(problem);
    return true;
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

  /// Names of a joint statement: a list, or a text that is one and no name itself.
  std::vector<std::string> authors_of(std::string_view name, const json& value) {
    if (value.is_array()) return texts_of(name, value, true);
    if (!value.is_string() || value.get_ref<const std::string&>().find_first_of(",;|") ==
                                  std::string::npos) {
      return {};
    }
    std::vector<std::string> names = texts_of(name, value, true);
    const bool all = std::all_of(names.begin(), names.end(), [&](const std::string& each) {
      return vocabulary.find_delegation(each) != nullptr;
    });
    return all ? names : std::vector<std::string>();
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
    if (const std::vector<std::string> several = authors_of(name, plain); several.size() > 1) {
      read_author(name, several.front(), state_first);
      read_parties("joint_with", json(std::vector(several.begin() + 1, several.end())),
                   statement().joint_with);
      return;
    }
    const json& one = plain.is_array() && plain.size() == 1 ? plain.front() : plain;
    const auto text = text_of(name, one);
    if (!text || text->empty()) return;
    // "NAM" is the Non-Aligned Movement by name; a record that says it is a state means Namibia.
    const bool is_state = value.is_object() && value.contains("kind") && value["kind"] == "state";
    const Delegation* found = delegation(name, *text, state_first || is_state);
    if (found == nullptr) return;
    if (statement().delivered_by && statement().delivered_by->code != found->code) {
      note(name, "'" + cut(*text) + "' is read, and '" + statement().delivered_by->label +
                     "', which the record gives too, is not");
      for (Evidence& each : statement().evidence) {
        if (each.field == "delivered_by") each.used = false;
      }
    }
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
    if (found == nullptr && is_too_long_a_code(*text)) {
      note("convention", "'" + cut(*text) + "' has more than 200 letters; it is left out");
      return;
    }
    if (found == nullptr) {
      // Bodies are an open list, as sessions are: what a collection calls its own stands so.
      kept("convention",
           "'" + cut(*text) + "' is no convention that is known; it is kept under its own name" +
               nearest_of(*text, vocabulary.convention_names(), [this](const std::string& code) {
                 return vocabulary.convention(code)->label;
               }));
    }
    statement().convention = found != nullptr ? found->code : *text;
    evidence("convention", statement().convention, *text);
  }

  void read_session(const json& value, int year) {
    const json& plain =
        value.is_object() ? value.value("code", value.value("label", json(""))) : value;
    const auto text = text_of("session", plain);
    if (!text || text->empty()) return;
    const std::string& convention =
        statement().convention.empty() ? convention_hint : statement().convention;
    std::optional<Session> session = vocabulary.session(*text);
    const std::vector<Session>& called =
        session ? std::vector<Session>() : sessions_of(*text, convention, year);
    if (called.size() == 1) session = called.front();
    if (session) {
      statement().session = SessionRef{session->code, session->label};
      if (statement().convention.empty() && convention_hint.empty()) {
        statement().convention = session->convention;
        evidence("convention", session->convention, *text);
      }
    } else if (is_too_long_a_code(*text)) {
      note("session", "'" + cut(*text) + "' has more than 200 letters; it is left out");
      return;
    } else {
      // Sessions are an open list: one that no vocabulary knows stands as it was written.
      const std::string label =
          value.is_object() && value.contains("label") && value["label"].is_string()
              ? one_line(value["label"].get_ref<const std::string&>())
              : *text;
      statement().session = SessionRef{*text, label};
      const std::string two = two_of_one_convention(cut(*text), called);
      const std::string problem =
          two.empty() ? "'" + cut(*text) + "' is no session that is known" : two;
      kept("session", problem + "; it is kept as written");
    }
    evidence("session", statement().session->code, *text);
  }

  /// By name, from memory where the record before had the same.
  const std::vector<Session>& sessions_of(const std::string& text, const std::string& convention,
                                          int year) {
    constexpr std::size_t kMostKnown = 1000;
    if (known_sessions.size() >= kMostKnown) known_sessions.clear();
    const auto [place, fresh] = known_sessions.try_emplace({text, convention, year});
    if (fresh) {
      const bool own = !convention.empty() && vocabulary.convention(convention) == nullptr;
      std::vector<std::string> conventions;
      if (!convention.empty()) conventions.push_back(convention);
      if (!own) place->second = sessions_called(text, conventions, year, vocabulary, sessions);
    }
    return place->second;
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
        for (AgendaItem& listed : items_given(*text)) add_item(std::move(listed), *text);
        continue;
      }
      add_item(std::move(item), quote);
    }
  }

  void add_item(AgendaItem item, const std::string& quote) {
    if (item.number.empty() && item.title.empty()) return;
    if (item.topic.empty() && !item.title.empty()) {
      const Topic* topic = vocabulary.find_topic(item.title);
      if (topic != nullptr) item.topic = topic->code;
    }
    auto& items = statement().agenda_items;
    if (is_full("agenda_items", items.size())) return;
    const bool known = std::any_of(items.begin(), items.end(), [&](const AgendaItem& each) {
      return each.number == item.number && (!item.number.empty() || each.title == item.title);
    });
    if (known) return;
    evidence("agenda_items", item.number.empty() ? item.title : item.number, quote);
    items.push_back(std::move(item));
  }

  /// One that has not the form of a symbol is kept as written: bodies number as they like.
  void read_symbols(const json& value) {
    for (const std::string& text : texts_of("symbol", value, true)) {
      const std::string symbol = document_symbol(text).value_or(text);
      constexpr std::ptrdiff_t kLongest = 100;
      if (std::count_if(symbol.begin(), symbol.end(), [](char c) { return (c & 0xC0) != 0x80; }) >
          kLongest) {
        note("symbol", "'" + cut(symbol) + "' has more than 100 letters; it is left out");
        continue;
      }
      auto& symbols = statement().symbols;
      if (is_full("symbol", symbols.size())) return;
      if (std::find(symbols.begin(), symbols.end(), symbol) != symbols.end()) continue;
      symbols.push_back(symbol);
      evidence("symbol", symbol, text);
    }
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
      statement().date = name == "year" ? parse_date(*text) : rostrum::read_date(*text);
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
    } else if (ours == "symbols") {
      read_symbols(value);
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

  /// Lists take what each name gives, and authors are compared by who they are.
  static bool has_one_value(std::string_view ours) {
    constexpr std::array kSeveral{"agenda_items", "symbols", "topics", "delivered_by", "country",
                                  "on_behalf_of"};
    return std::find(kSeveral.begin(), kSeveral.end(), ours) == kSeveral.end();
  }

  void tell_of_two(std::string_view read, std::string_view left) {
    const std::string problem = read == left
                                    ? "is given twice; the first is read"
                                    : "is given as '" + std::string(read) + "' and as '" +
                                          std::string(left) + "'; '" + std::string(read) +
                                          "' is read";
    out.notes.push_back(std::string(read) + ": " + problem);
  }

  /// The record's names in ours. What the year says is read where no date is given.
  void read_all(const json& object) {
    std::vector<std::pair<RecordName, const json*>> fields;
    for (const auto& [key, value] : object.items()) {
      std::string name = fold(key);
      std::replace(name.begin(), name.end(), '-', '_');
      std::replace(name.begin(), name.end(), ' ', '_');
      for (const auto& [theirs, ours] : renames) {
        if (theirs == key) name = ours;
      }
      const auto* row = std::find_if(kRecordNames.begin(), kRecordNames.end(),
                                     [&](const RecordName& each) { return each.theirs == name; });
      if (row == kRecordNames.end()) {
        out.unknown.push_back(one_line(cut(key)));
      } else if (!value.is_null()) {
        fields.emplace_back(*row, &value);
      }
    }
    std::erase_if(fields, [](const auto& each) {
      return each.second->is_string() &&
             one_line(each.second->template get_ref<const std::string&>()).empty();
    });
    // In the order of the table: the convention before the session, the date before the year.
    std::stable_sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) {
      const auto place = [](const RecordName& name) {
        return std::find_if(kRecordNames.begin(), kRecordNames.end(),
                            [&](const RecordName& each) { return each.theirs == name.theirs; });
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
      try {
        year = rostrum::read_date(text).year;
      } catch (const Error&) {
        continue;  // told where it is read
      }
    }
    std::map<std::string_view, std::pair<std::string_view, const json*>> first;
    for (const auto& [name, value] : fields) {
      const auto [known, fresh] = first.try_emplace(name.ours, name.theirs, value);
      if (!fresh && has_one_value(name.ours)) {
        if (*known->second.second != *value) tell_of_two(known->second.first, name.theirs);
        continue;
      }
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
    const bool known = std::any_of(kRecordNames.begin(), kRecordNames.end(),
                                   [&](const RecordName& each) { return each.theirs == wanted; });
    if (known) continue;
    std::vector<std::pair<std::string, std::string>> names;
    for (const RecordName& each : kRecordNames) names.emplace_back(each.theirs, each.theirs);
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
