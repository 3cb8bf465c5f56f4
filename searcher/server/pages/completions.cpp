// What the box may go on with while somebody types: the script asks for it, and all of it can be
// typed without.
#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "schemas/base/utf8.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/program/option.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/engine/index_view.hpp"
#include "searcher/server/pages/base/value_names.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pages.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t kMostValues = 5;
constexpr std::size_t kMostRows = 8;
/// A name may be of several words: "mines south afr" goes on with South Africa.
constexpr std::size_t kMostWordsOfAName = 4;
constexpr std::size_t kFewestLetters = 2;

constexpr std::array<std::string_view, 6> kNamedFields{"country",    "group",   "organisation",
                                                       "convention", "session", "topic"};

/// What stands behind the last blank, bracket or closed quotation mark may still be going on.
struct Typed {
  bool in_quotes = false;
  std::string field;                ///< "country:nor" names one; "" for none
  std::size_t field_begin = 0;      ///< where its name begins
  std::size_t word = 0;             ///< where the last word begins, in bytes
  std::vector<std::size_t> begins;  ///< of names that may be going on, the longest first
};

bool parts_words(char c) { return c == ' ' || c == '(' || c == ')' || c == '\t'; }

bool is_operator(std::string_view word) {
  constexpr std::array<std::string_view, 5> kOperators{"AND", "OR", "NOT", "NEAR", "ADJ"};
  const std::string_view name = word.substr(0, word.find_first_of(" /"));
  return std::find(kOperators.begin(), kOperators.end(), name) != kOperators.end();
}

/// The name of a field before a colon: "country:nor", "-session:\"22nd mee".
void read_field(std::string_view text, Typed& typed) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return;
  std::size_t begin = colon;
  while (begin > 0 && (std::isalpha(static_cast<unsigned char>(text[begin - 1])) != 0 ||
                       text[begin - 1] == '_')) {
    --begin;
  }
  const Field* const row = find_field(text.substr(begin, colon - begin));
  if (row == nullptr || !has_values(*row)) return;
  std::size_t value = colon + 1;
  const bool quoted = value < text.size() && text[value] == '"';
  if (quoted) ++value;
  const std::string_view rest = text.substr(value);
  if (rest.find('"') != std::string_view::npos) return;
  if (!quoted && std::any_of(rest.begin(), rest.end(), parts_words)) return;
  typed.field = std::string(row->name);
  typed.field_begin = begin;
  typed.begins = {value};
}

Typed read_typed(std::string_view text) {
  Typed typed;
  typed.in_quotes = std::count(text.begin(), text.end(), '"') % 2 == 1;
  read_field(text, typed);
  if (!typed.field.empty()) return typed;
  std::size_t at = text.size();
  while (at > 0 && !parts_words(text[at - 1]) && text[at - 1] != '"') --at;
  typed.word = at;
  while (typed.word < text.size() && (text[typed.word] == '-' || text[typed.word] == '+')) {
    ++typed.word;
  }
  if (is_operator(text.substr(typed.word))) typed.word = text.size();
  typed.begins = {typed.word};
  // No name reaches across a bracket, a mark or a sign.
  while (typed.word == at || typed.begins.size() > 1) {
    if (typed.begins.size() == kMostWordsOfAName || at < 2 || text[at - 1] != ' ') break;
    --at;
    while (at > 0 && !parts_words(text[at - 1]) && text[at - 1] != '"') --at;
    if (text[at] == ' ' || text[at] == '-' || text[at] == '+') break;
    if (is_operator(text.substr(at))) break;
    typed.begins.insert(typed.begins.begin(), at);
  }
  return typed;
}

struct Completion {
  std::string text;  ///< of the box, up to where somebody types
  std::string label;
  std::string kind;
  std::size_t count = 0;
  bool begins = false;  ///< its name begins so, and not one of its later words
};

class Values {
 public:
  Values(const Page& page, const Call& call, std::string_view text)
      : page_(page), call_(call), text_(text) {}

  /// Those whose name goes on with what stands from `begin` on; `from` is what they replace.
  void add(std::string_view field, std::size_t begin, std::size_t from) {
    const std::string typed = fold_name(text_.substr(begin));
    const bool few = code_points(typed) < kFewestLetters && !is_han(typed);
    if (typed.empty() || few) return;
    const auto names = call_.names->of(field, call_.engine, call_.vocabulary, call_.limits);
    for (const FieldNames::Value* each : names->called(typed)) {
      if (!seen_.insert(std::string(field) + ':' + each->value).second) continue;
      const std::string label = value_label(page_, field, each->value, each->label);
      const bool plain = each->value.find_first_of(" ()") == std::string::npos;
      const std::string mark = plain ? "" : "\"";
      found.push_back({.text = std::string(text_.substr(0, from)) + option_name(field) + ':' +
                               mark + each->value + mark + ' ',
                       .label = label,
                       .kind = field_label(page_, field),
                       .count = each->count,
                       .begins = fold_name(label).starts_with(typed)});
    }
  }

  std::vector<Completion> found;

 private:
  const Page& page_;
  const Call& call_;
  std::string_view text_;
  std::set<std::string> seen_;
};

std::vector<Completion> values_for(const Page& page, const Call& call, const std::string& text,
                                   const Typed& typed) {
  Values values(page, call, text);
  if (!typed.field.empty()) {
    values.add(typed.field, typed.begins.front(), typed.field_begin);
  } else if (!typed.in_quotes) {
    for (const std::size_t begin : typed.begins) {
      for (const std::string_view field : kNamedFields) values.add(field, begin, begin);
    }
  }
  std::stable_sort(values.found.begin(), values.found.end(),
                   [](const Completion& a, const Completion& b) {
                     return a.begins != b.begins ? a.begins : a.count > b.count;
                   });
  return std::move(values.found);
}

}  // namespace

HttpResponse completions(const Call& call) {
  const Page page(page_request(call));
  const std::string text = first_of(page.asked(), "q");
  const Typed typed = read_typed(text);
  std::vector<Completion> rows = values_for(page, call, text, typed);
  rows.resize(std::min(rows.size(), typed.field.empty() ? kMostValues : kMostRows));
  if (typed.field.empty()) {
    call.engine.analyse(
        [&](const IndexView& index) {
          const std::string_view word = std::string_view(text).substr(typed.word);
          for (const Spelling& each : index.words_beginning(word, kMostRows - rows.size())) {
            rows.push_back({.text = text.substr(0, typed.word) + each.text,
                            .label = each.text,
                            .kind = page.texts().get("word"),
                            .count = each.statements});
          }
        },
        call.limits);
  }
  json list = json::array();
  for (const Completion& each : rows) {
    list.push_back({{"text", each.text},
                    {"label", each.label},
                    {"kind", each.kind},
                    {"count", page.texts().number(each.count)}});
  }
  HttpResponse response;
  response.set("Content-Type", "application/json");
  response.set("Content-Language", page.texts().language());
  response.body = json{{"completions", std::move(list)}}.dump() + '\n';
  return response;
}

}  // namespace rostrum
