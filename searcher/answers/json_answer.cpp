#include "searcher/answers/json_answer.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

#include "searcher/answers/base/chosen_values.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Texts are checked when they are indexed; a damaged index must not end in an exception here.
std::string dump(const json& document, int indent) {
  return document.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

double rounded(double value, double digits) { return std::round(value * digits) / digits; }

void put(json& into, const char* name, std::string_view value) {
  if (!value.empty()) into[name] = value;
}

json json_of(const LabelledCode& value) { return {{"code", value.code}, {"label", value.label}}; }

json json_of(const std::vector<LabelledCode>& values) {
  json list = json::array();
  for (const LabelledCode& value : values) list.push_back(json_of(value));
  return list;
}

json json_of(const std::vector<CodePointSpan>& spans) {
  json list = json::array();
  for (const CodePointSpan& span : spans) list.push_back(json::array({span.begin, span.end}));
  return list;
}

json json_of(const Source& source) {
  json object = json::object();
  put(object, "file", source.file);
  put(object, "url", source.url);
  put(object, "media_type", source.media_type);
  put(object, "sha256", source.sha256);
  put(object, "note", source.note);
  if (source.line > 0) object["line"] = source.line;
  if (source.pages > 0) object["pages"] = source.pages;
  if (!source.unread_pages.empty()) object["unread_pages"] = source.unread_pages;
  if (!source.recognised_pages.empty()) object["recognised_pages"] = source.recognised_pages;
  return object;
}

json json_of(const std::vector<OtherVersion>& versions) {
  json list = json::array();
  for (const OtherVersion& each : versions) {
    list.push_back({{"id", each.id},
                    {"language", each.language},
                    {"main", each.main},
                    {"source", json_of(each.source)}});
  }
  return list;
}

json items_of(const Statement& statement) {
  json list = json::array();
  for (const AgendaItem& item : statement.agenda_items) {
    json object = json::object();
    put(object, "number", item.number);
    put(object, "title", item.title);
    put(object, "topic", item.topic);
    list.push_back(std::move(object));
  }
  return list;
}

json json_of(const Hit& hit) {
  const Statement& statement = hit.statement;
  json object = {{"rank", hit.rank},
                 {"score", rounded(hit.score, 1e4)},
                 {"id", statement.id},
                 {"title", statement.title}};
  if (hit.convention) object["convention"] = json_of(*hit.convention);
  if (statement.session) {
    object["session"] = json_of(LabelledCode{statement.session->code, statement.session->label});
  }
  if (!statement.symbols.empty()) object["symbols"] = statement.symbols;
  object["agenda_items"] = items_of(statement);
  if (statement.delivered_by) {
    json author = json::object();
    put(author, "code", statement.delivered_by->code);
    author["label"] = statement.delivered_by->label;
    author["kind"] = statement.delivered_by->kind;
    object["delivered_by"] = std::move(author);
  }
  object["countries"] = json_of(hit.countries);
  object["on_behalf_of"] = json_of(hit.on_behalf_of);
  json speaker = json::object();
  put(speaker, "name", statement.speaker.name);
  put(speaker, "post", statement.speaker.post);
  if (!speaker.empty()) object["speaker"] = std::move(speaker);
  if (statement.date) object["date"] = statement.date->text();
  put(object, "kind", statement.kind);
  put(object, "delivery", statement.delivery);
  put(object, "language", statement.language);
  object["sample"] = statement.sample;
  object["snippets"] = json::array();
  for (const Snippet& snippet : hit.snippets) {
    auto& shown = object["snippets"].emplace_back();
    shown["paragraph"] = snippet.paragraph;
    if (snippet.page > 0) shown["page"] = snippet.page;
    if (snippet.recognised) shown["recognised"] = true;
    shown["text"] = snippet.text;
    shown["highlights"] = json_of(snippet.highlights);
  }
  if (!hit.versions.empty()) object["versions"] = json_of(hit.versions);
  object["source"] = json_of(statement.source);
  return object;
}

json json_of(const Facet& facet, std::optional<std::size_t> most = std::nullopt) {
  json list = json::array();
  for (const FacetCount* each : chosen_values(facet, most.value_or(facet.values.size()))) {
    json value = {{"value", each->value},
                  {"label", each->label},
                  {"count", each->count},
                  {"selected", each->selected}};
    put(value, "parent", each->parent);
    list.push_back(std::move(value));
  }
  return list;
}

json index_of(const AnswerOrigin& origin) {
  return {{"revision", origin.revision}, {"statements", origin.statements}};
}

void put_command(json& document, const AnswerOrigin& origin) {
  document["command"] = origin.command;
  document["version"] = origin.version;
}

const char* name_of(SortBy sort) {
  return sort == SortBy::Relevance ? "relevance" : sort == SortBy::Newest ? "newest" : "oldest";
}

json document_of(const SearchResponse& response, const AnswerOrigin& origin) {
  json query = {{"text", response.text}, {"parsed", response.parsed}};
  query["filters"] = json::array();
  for (const AppliedFilter& filter : response.filters) {
    query["filters"].push_back(
        {{"field", filter.field}, {"typed", filter.typed}, {"values", json_of(filter.values)}});
  }
  query["expanded"] = json::array();
  for (const Expansion& each : response.expanded) {
    json words = json::array();
    json counts = json::array();
    for (const Spelling& spelling : each.spellings) {
      words.push_back(spelling.text);
      counts.push_back(spelling.statements);
    }
    json& row = query["expanded"].emplace_back();
    row = {{"term", each.term}, {"words", words}, {"counts", counts}, {"more", each.more}};
    if (each.meant == nullptr) continue;
    row["concept"] = {{"code", each.meant->code}, {"label", each.meant->label}};
    row["languages"] = json::array();
    for (const Spelling& spelling : each.spellings) row["languages"].push_back(spelling.language);
  }
  query["suggestion"] = response.suggestion.empty() ? json(nullptr) : json(response.suggestion);
  query["synonyms"] = response.synonyms;
  query["sort"] = name_of(response.sort);
  json document = {{"query", std::move(query)},
                   {"index", index_of(origin)},
                   {"total", {{"count", response.total}, {"exact", true}}},
                   {"hits", json::array()},
                   {"facets", json::object()},
                   {"warnings", response.warnings}};
  put_command(document, origin);
  return document;
}

json document_of(const Facet& facet, const AnswerOrigin& origin) {
  json document = {{"field", facet.field}, {"index", index_of(origin)}, {"values", json_of(facet)}};
  put_command(document, origin);
  return document;
}

}  // namespace

void write_json(const SearchResponse& response, const AnswerOrigin& origin, std::ostream& out) {
  json document = document_of(response, origin);
  for (const Hit& hit : response.hits) document["hits"].push_back(json_of(hit));
  for (const Facet& facet : response.facets) {
    document["facets"][facet.field] = json_of(facet, response.listed_values);
  }
  out << dump(document, 2) << '\n';
}

void write_metadata(const SearchResponse& response, const AnswerOrigin& origin, std::ostream& out) {
  json document = document_of(response, origin);
  document.erase("hits");
  document.erase("facets");
  out << dump(document, 2) << '\n';
}

void write_jsonl(const SearchResponse& response, std::ostream& out) {
  for (const Hit& hit : response.hits) {
    json record = json_of(hit);
    // What makes it a record of the statement that can be added again.
    const json whole = to_json(hit.statement);
    for (const auto& [name, value] : whole.items()) {
      if (!record.contains(name)) record[name] = value;
    }
    out << dump(record, -1) << '\n';
  }
}

void write_json(const MarkedStatement& marked, const AnswerOrigin& origin, std::ostream& out) {
  json document = json(to_json(marked.statement));
  if (!marked.versions.empty()) document["versions"] = json_of(marked.versions);
  document["paragraphs"] = json::array();
  for (const MarkedStatement::Paragraph& paragraph : marked.paragraphs) {
    auto& shown = document["paragraphs"].emplace_back();
    shown["number"] = paragraph.number;
    if (paragraph.page > 0) shown["page"] = paragraph.page;
    if (paragraph.recognised) shown["recognised"] = true;
    shown["text"] = paragraph.text;
    shown["highlights"] = json_of(paragraph.highlights);
  }
  document["index"] = index_of(origin);
  put_command(document, origin);
  out << dump(document, 2) << '\n';
}

void write_json(const Facet& facet, const AnswerOrigin& origin, std::ostream& out) {
  out << dump(document_of(facet, origin), 2) << '\n';
}

void write_metadata(const Facet& facet, const AnswerOrigin& origin, std::ostream& out) {
  json document = document_of(facet, origin);
  document.erase("values");
  out << dump(document, 2) << '\n';
}

}  // namespace rostrum
