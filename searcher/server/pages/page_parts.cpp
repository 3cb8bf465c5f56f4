#include "searcher/server/pages/page_parts.hpp"

#include <algorithm>
#include <set>

#include "schemas/base/utf8.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/server/pages/base/localized_names.hpp"
#include "searcher/server/pages/base/said.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {

using json = nlohmann::ordered_json;

std::size_t byte_of(std::string_view text, std::size_t letter) {
  std::size_t at = 0;
  for (; at < text.size() && letter > 0; --letter) at += code_point_at(text, at).bytes;
  return at;
}

json parts_of(std::string_view text, const std::vector<CodePointSpan>& highlights,
              std::size_t& next_mark) {
  json parts = json::array();
  std::size_t at = 0;
  const auto add = [&](std::size_t begin, std::size_t end, bool mark) {
    if (begin >= end) return;
    parts.push_back({{"text", std::string(text.substr(begin, end - begin))},
                     {"mark", mark},
                     {"mark_number", mark ? next_mark++ : 0}});
  };
  std::size_t letter = 0;  // at that byte
  for (const CodePointSpan& span : highlights) {
    if (span.begin < letter || span.end <= span.begin) continue;
    const std::size_t begin = at + byte_of(text.substr(at), span.begin - letter);
    const std::size_t end = begin + byte_of(text.substr(begin), span.end - span.begin);
    add(at, begin, false);
    add(begin, end, true);
    at = end;
    letter = span.end;
  }
  add(at, text.size(), false);
  return parts;
}

std::vector<std::string> typed_on(const Page& page) {
  std::vector<std::string> typed;
  for (const UrlParameter& each : page.asked()) {
    if (each.name == "q" || each.name == "also") typed.push_back(each.value);
  }
  return typed;
}

json said_view(const Page& page, std::string_view sentence, bool begins) {
  json said = json::array();
  const auto parts = said_in(page.texts(), sentence, typed_on(page));
  if (!parts) said.push_back({{"text", std::string(sentence)}, {"quoted", false}});
  for (const SaidPart& each : parts.value_or(std::vector<SaidPart>{})) {
    said.push_back({{"text", each.text}, {"quoted", each.quoted}});
  }
  // In English a sentence stays as it is; what is to be typed in a terminal says nothing here.
  auto& last = said.back()["text"].get_ref<std::string&>();
  last.resize(std::min(last.find("; 'rostrum-index "), last.size()));
  auto& first = said.front()["text"].get_ref<std::string&>();
  if (begins && !said.front()["quoted"].get<bool>()) first = Texts::beginning(first);
  const bool foreign = !parts && page.texts().language() != "en";
  return {{"said", std::move(said)}, {"said_lang", foreign ? "en" : ""}};
}

std::string author_text(const Page& page, const Hit& hit) {
  const Texts& texts = page.texts();
  if (texts.language() == "en") return author_of(hit);
  const auto& author = hit.statement.delivered_by;
  const std::string name = author ? localized_name(texts.language(), author->code, author->label)
                                  : texts.get("no_author");
  std::string groups;
  for (const LabelledCode& each : hit.on_behalf_of) {
    if (author && each.label == author->label) continue;
    groups +=
        (groups.empty() ? "" : ", ") + localized_name(texts.language(), each.code, each.label);
  }
  std::string all = name;
  if (!groups.empty())
    all += " (" + texts.within(texts.get("field.on_behalf_of")) + texts.get("colon") + groups + ")";
  if (hit.countries.size() > 1) all += " +" + texts.number(hit.countries.size() - 1);
  return all;
}

std::string meeting_text(const Page& page, const Statement& statement) {
  const bool named = !statement.session || statement.convention.empty() ||
                     statement.session->code.starts_with(statement.convention);
  // "session" between the two is a word of ours.
  return named ? meeting_of(statement)
               : statement.convention + ", " + page.texts().get("session_word") + ' ' +
                     statement.session->label;
}

json where_parts(const Page& page, const Statement& statement) {
  json parts = json::array();
  const auto add = [&](const std::string& text, bool whole = false) {
    if (!text.empty()) parts.push_back({{"text", text}, {"whole", whole}});
  };
  add(meeting_text(page, statement));
  for (const std::string& each : statement.symbols) add(each);
  for (const AgendaItem& each : statement.agenda_items) {
    if (!each.number.empty()) add(page.texts().get("item") + " " + each.number);
    add(each.title);
  }
  if (statement.date) add(page.texts().date(statement.date->text()), true);
  if (!statement.language.empty() && statement.language != page.texts().language()) {
    add(page.texts().get("lang." + statement.language, statement.language));
  }
  return parts;
}

json comma_parts(std::string_view line) {
  json parts = json::array();
  while (!line.empty()) {
    const std::size_t end = line.find(", ");
    parts.push_back(
        {{"text", std::string(line.substr(0, end))}, {"comma", end != std::string_view::npos}});
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 2);
  }
  return parts;
}

std::string field_label(const Page& page, std::string_view field) {
  const Field* row = find_field(field);
  return page.texts().get("field." + std::string(field), row != nullptr ? row->label : field);
}

std::string value_label(const Page& page, std::string_view field, std::string_view value,
                        std::string_view label) {
  if (value == kNoValue) return page.texts().get("no_value");
  if (field == "kind" || field == "delivery" || field == "lang" || field == "topic") {
    return page.texts().get(std::string(field) + "." + std::string(value), label);
  }
  const bool named = field == "country" || field == "group" || field == "member_of" ||
                     field == "region" || field == "organisation" || field == "aligned" ||
                     field == "convention";
  if (named) return localized_name(page.texts().language(), value, label);
  if (field == "item" && label != value && !label.starts_with(value)) {
    return std::string(value) + " " + std::string(label);
  }
  return std::string(label);
}

UrlParameters question_of(const Page& page) {
  static const std::set<std::string, std::less<>> kQuestion = [] {
    std::set<std::string, std::less<>> names;
    const std::vector<Option> options = question_parameters();
    for (const Option& each : options) names.emplace(each.name);
    return names;
  }();
  UrlParameters kept;
  for (const UrlParameter& each : page.asked()) {
    const Field* row = find_field(each.name);
    const std::string name =
        row != nullptr && has_values(*row) ? option_name(row->name) : option_name(each.name);
    if (kQuestion.contains(name)) kept.push_back({name, each.value});
  }
  return kept;
}

std::string statement_link(const Page& page, std::string_view id, int paragraph) {
  UrlParameters parameters = {{"id", std::string(id)}};
  for (const UrlParameter& each : question_of(page)) parameters.push_back(each);
  const std::string anchor = paragraph >= 0 ? "#p" + std::to_string(paragraph) : "";
  return page.link("/statement", parameters) + anchor;
}

json downloads(const Page& page, std::string_view name, const UrlParameters& parameters,
               const std::vector<std::string>& forms) {
  json list = json::array();
  for (const std::string& form : forms) {
    UrlParameters own = without(parameters, "format");
    own.push_back({"format", form});
    const std::string shown = form == "csl-json"   ? "CSL-JSON"
                              : form == "bibtex"   ? "BibTeX"
                              : form == "markdown" ? "Markdown"
                              : form == "text"     ? page.texts().get("plain_text")
                                                   : [&] {
                                                   std::string upper = form;
                                                   for (char& c : upper) {
                                                     if (c >= 'a') c = static_cast<char>(c - 32);
                                                   }
                                                   return upper;
                                                 }();
    list.push_back({{"href", page.api_link(name, own)}, {"label", shown}});
  }
  return list;
}

}  // namespace rostrum
