#include "schemas/index/fields.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/server/pages/base/localized_names.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pages.hpp"
#include "searcher/server/routes/one_hit.hpp"
#include "searcher/server/routes/source_file.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Fields of the record, those that are filters with a link to all that share the value.
class FieldList {
 public:
  FieldList(const Page& page, const Vocabulary& vocabulary)
      : page_(page), vocabulary_(vocabulary) {}

  void add(std::string_view field, const std::string& value, const std::string& label) {
    if (value.empty() && label.empty()) return;
    const std::string name(field);
    if (fields_.empty() || name_ != name) {
      fields_.push_back({{"field_label", field_label(page_, field)}, {"values", json::array()}});
      name_ = name;
    }
    const Field* row = find_field(field);
    const bool linked = row != nullptr && has_values(*row) && !value.empty();
    fields_.back()["values"].push_back(
        {{"label", value_label(page_, field, value, label.empty() ? value : label)},
         {"href", linked ? page_.link("/search", {{option_name(field), value}}) : ""}});
  }

  void add_delegation(std::string_view field, const std::string& code) {
    const Delegation* known = vocabulary_.delegation(code);
    add(field, code, known != nullptr ? known->label : code);
  }

  [[nodiscard]] json take() { return std::move(fields_); }

 private:
  const Page& page_;
  const Vocabulary& vocabulary_;
  json fields_ = json::array();
  std::string name_;
};

json fields_of(const Page& page, const Hit& hit, const Vocabulary& vocabulary) {
  const Statement& statement = hit.statement;
  FieldList list(page, vocabulary);
  if (hit.convention) list.add("convention", hit.convention->code, hit.convention->label);
  if (statement.session) list.add("session", statement.session->code, statement.session->label);
  for (const std::string& each : statement.symbols) list.add("symbol", each, "");
  for (const AgendaItem& each : statement.agenda_items) {
    list.add("item", each.number, joined({each.number, each.title}, " "));
  }
  for (const std::string& each : topics_of(statement)) {
    const Topic* known = vocabulary.topic(each);
    list.add("topic", each, known != nullptr ? known->label : each);
  }
  if (statement.delivered_by) {
    list.add("delivered_by", "",
             localized_name(page.texts().language(), statement.delivered_by->code,
                            statement.delivered_by->label));
  }
  for (const LabelledCode& each : hit.countries) list.add("country", each.code, each.label);
  for (const LabelledCode& each : hit.on_behalf_of)
    list.add("on_behalf_of", "", localized_name(page.texts().language(), each.code, each.label));

  for (const std::string& each : statement.aligned_with) list.add_delegation("aligned", each);
  list.add("speaker", "", joined({statement.speaker.name, statement.speaker.post}, ", "));
  if (statement.date) list.add("date", "", page.texts().date(statement.date->text()));
  list.add("kind", statement.kind, statement.kind);
  list.add("delivery", statement.delivery, statement.delivery);
  list.add("lang", statement.language, statement.language);
  list.add("source", "", joined({statement.source.note, place_of(statement.source)}, ", "));
  return list.take();
}

json evidence_of(const Page& page, const Statement& statement) {
  json rows = json::array();
  for (const Evidence& each : statement.evidence) {
    rows.push_back({{"evidence_label", field_label(page, each.field)},
                    {"evidence_value", page.texts().get(each.field + '.' + each.value, each.value)},
                    {"rule", each.rule},
                    {"line", each.line > 0 ? std::to_string(each.line) : ""},
                    {"quote", each.quote},
                    {"confidence", page.texts().figure(each.confidence, 2)},
                    {"used", each.used}});
  }
  return rows;
}

/// One statement as the page shows it. Marks are numbered over both, where there are two.
struct Shown {
  const MarkedStatement& marked;
  std::string anchor;  ///< in front of the numbers of its paragraphs
  std::string source;  ///< address of its file, whose pages are linked; "" for none
};

json paragraph_view(const Shown& shown, const MarkedStatement::Paragraph& each, int& page,
                    std::size_t& mark) {
  const bool turns = each.page > 0 && each.page != page;
  if (turns) page = each.page;
  return {{"number", each.number},
          {"anchor", shown.anchor + std::to_string(each.number)},
          {"is_title", each.number == 0},
          {"page", turns ? std::to_string(page) : ""},
          {"page_href", shown.source.empty() ? "" : shown.source + "#page=" + std::to_string(page)},
          {"recognised", each.recognised},
          {"parts", parts_of(each.text, each.highlights, mark)}};
}

json paragraphs_of(const Shown& shown, std::size_t& mark) {
  json paragraphs = json::array();
  int page = 0;
  for (const MarkedStatement::Paragraph& each : shown.marked.paragraphs) {
    paragraphs.push_back(paragraph_view(shown, each, page, mark));
  }
  return paragraphs;
}

json side_of(const Statement& statement, json paragraphs) {
  return {{"text_lang", statement.language},
          {"text_dir", direction_of(statement.language)},
          {"paragraphs", std::move(paragraphs)}};
}

/// Paragraph beside paragraph where both have as many of them, as translations do; else the one
/// whole text beside the other.
json rows_of(const Shown& left, const Shown& right) {
  std::size_t mark = 1;
  json first = paragraphs_of(left, mark);
  json second = paragraphs_of(right, mark);
  const Statement& a = left.marked.statement;
  const Statement& b = right.marked.statement;
  json rows = json::array();
  if (first.size() != second.size()) {
    rows.push_back(
        {{"sides", json::array({side_of(a, std::move(first)), side_of(b, std::move(second))})}});
    return rows;
  }
  for (std::size_t i = 0; i < first.size(); ++i) {
    rows.push_back({{"sides", json::array({side_of(a, json::array({first[i]})),
                                           side_of(b, json::array({second[i]}))})}});
  }
  return rows;
}

/// Which of two it is: who speaks, its language, and its day.
json head_of(const Page& page, const Hit& hit) {
  const Statement& statement = hit.statement;
  return {{"side_author", author_text(page, hit)},
          {"lang_label", page.texts().get("lang." + statement.language, statement.language)},
          {"code", statement.language},
          {"href", statement_link(page, statement.id, -1)},
          {"label", meeting_text(page, statement)},
          {"day", statement.date ? page.texts().date(statement.date->text()) : ""}};
}

/// Links from results keep the whole question.
std::vector<Option> statement_parameters() {
  std::vector<Option> options = question_parameters();
  options.push_back({.name = "id", .help = "the id of a statement", .needed = true});
  options.push_back({.name = "beside", .help = "the id of another, to stand beside it"});
  return options;
}

/// Keeps the question, as the links to one statement do.
std::string beside_link(const Page& page, const std::string& id, const std::string& other) {
  UrlParameters parameters = {{"id", id}, {"beside", other}};
  for (const UrlParameter& each : question_of(page)) parameters.push_back(each);
  return page.link("/statement", parameters);
}

/// Of the file that it was read from; "" where this server may not open it.
std::string source_link(const Page& page, const Call& call, const MarkedStatement& marked) {
  if (!openable_source(marked, call.sources)) return "";
  return page.link("/source", {{"id", marked.statement.id}});
}

}  // namespace

HttpResponse statement_page(const Call& call) {
  Page page(page_request(call));
  json& view = page.view;
  const GivenValues given = read_all_parameters(page.asked(), statement_parameters());
  const std::string id = given.text("id");
  const std::string words = given.text("q");
  const Thesaurus* synonyms = given.flag("synonyms") ? &call.thesaurus : nullptr;
  MarkedStatement marked;
  // A mistake in the words leaves the statement readable.
  if (!asked_well(page, call,
                  [&] { marked = call.engine.show(id, words, call.limits, synonyms); })) {
    if (view["problem"]["not_there"].get<bool>()) return page.told_alone();
    marked = call.engine.show(id, "", call.limits, nullptr);
  }
  const Hit hit = hit_of(marked, call);
  const Statement& statement = marked.statement;
  view["page_title"] = joined({author_text(page, hit), meeting_text(page, statement)}, ", ");
  view["author"] = author_text(page, hit);
  view["where"] = where_parts(page, statement);
  view["sample"] = statement.sample;
  view["text_lang"] = statement.language;
  view["text_dir"] = direction_of(statement.language);
  view["kept"] = page.hidden(without(without(question_of(page), "q"), "id"));
  const UrlParameters question = question_of(page);
  view["back_href"] = question.empty() ? "" : page.link("/search", question);
  const Shown own{marked, "p", source_link(page, call, marked)};
  std::size_t hits = marked.hits;
  view["beside"] = false;
  const std::string beside = given.text("beside");
  const bool two = !beside.empty() && beside != id && asked_well(page, call, [&] {
    const MarkedStatement other = call.engine.show(beside, words, call.limits, synonyms);
    hits += other.hits;
    const bool one_language = other.statement.language == statement.language;
    view["beside"] = {
        {"heads", json::array({head_of(page, hit), head_of(page, hit_of(other, call))})},
        {"rows", rows_of(own, {other, "b", source_link(page, call, other)})},
        {"alone_href", statement_link(page, id, -1)},
        {"changes_href", one_language ? page.link("/changes", {{"q", id}, {"q", beside}}) : ""}};
  });
  view["hits_marked"] = hits > 0 ? page.texts().number(hits) : "";
  if (!two) {
    std::size_t mark = 1;
    view["paragraphs"] = paragraphs_of(own, mark);
  }
  view["source_href"] = own.source;
  view["source_type"] = statement.source.media_type;
  view["citation"] = comma_parts(citation_of(hit, nullptr));
  view["formats"] =
      downloads(page, "cite", {{"q", id}}, {"text", "markdown", "bibtex", "ris", "csl-json"});
  view["formats"].push_back({{"href", page.api_link("show", {{"id", id}})}, {"label", "JSON"}});
  view["onward"] = json::array();
  for (const char* name : {"similar", "shared"}) {
    view["onward"].push_back({{"href", page.link("/" + std::string(name), {{"q", id}})},
                              {"label", page.texts().get("analysis." + std::string(name))}});
  }
  view["fields"] = fields_of(page, hit, call.vocabulary);
  view["versions"] = json::array();
  for (const OtherVersion& each : marked.versions) {
    view["versions"].push_back(
        {{"href", statement_link(page, each.id, -1)},
         {"code", each.language},
         {"main", each.main},
         {"beside_href", beside_link(page, id, each.id)},
         {"source", place_of(each.source)},
         {"label", page.texts().get("lang." + each.language, each.language)}});
  }
  view["any_versions"] = !marked.versions.empty();
  view["evidence"] = evidence_of(page, statement);
  view["any_evidence"] = !statement.evidence.empty();
  const IndexState state = call.engine.current();
  view["revision"] = std::to_string(state.revision);
  view["all_statements"] = page.texts().number(state.statements);
  return page.response("statement");
}

}  // namespace rostrum
