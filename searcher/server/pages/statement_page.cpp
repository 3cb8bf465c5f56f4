#include <fmt/core.h>

#include "schemas/index/fields.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/server/pages/localized_names.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pages.hpp"
#include "searcher/server/routes/one_hit.hpp"
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
  if (statement.date) list.add("date", "", statement.date->text());
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
                    {"evidence_value", each.value},
                    {"rule", each.rule},
                    {"line", each.line > 0 ? std::to_string(each.line) : ""},
                    {"quote", each.quote},
                    {"confidence", fmt::format("{:.2g}", each.confidence)},
                    {"used", each.used}});
  }
  return rows;
}

json paragraphs_of(const MarkedStatement& marked) {
  json paragraphs = json::array();
  std::size_t mark = 1;
  int page = 0;
  for (const MarkedStatement::Paragraph& each : marked.paragraphs) {
    const bool turns = each.page > 0 && each.page != page;
    if (turns) page = each.page;
    paragraphs.push_back({{"number", each.number},
                          {"is_title", each.number == 0},
                          {"page", turns ? std::to_string(page) : ""},
                          {"recognised", each.recognised},
                          {"parts", parts_of(each.text, each.highlights, mark)}});
  }
  return paragraphs;
}

constexpr std::array kStatementParameters{
    Option{.name = "id", .help = "the id of a statement", .needed = true}, Option{.name = "q"},
    Option{.name = "synonyms", .kind = Option::Kind::Flag}};

/// Readers are told the name of the file; in which folder of this machine it lies is none of
/// theirs.
void leave_folder_out(Source& source) { source.file.erase(0, source.file.rfind('/') + 1); }

}  // namespace

HttpResponse statement_page(const Call& call) {
  Page page(page_request(call));
  json& view = page.view;
  const GivenValues given = read_parameters(page.asked(), kStatementParameters);
  const std::string id = given.text("id");
  const std::string words = given.text("q");
  const Thesaurus* synonyms = given.flag("synonyms") ? &call.thesaurus : nullptr;
  MarkedStatement marked;
  // A mistake in the words leaves the statement readable.
  if (!asked_well(page, call,
                  [&] { marked = call.engine.show(id, words, call.limits, synonyms); })) {
    if (view["problem"]["detail"].get<std::string>().find("no statement has the id") == 0) {
      view["page_title"] = view["problem"]["problem_title"];
      return page.response("error");
    }
    marked = call.engine.show(id, "", call.limits, nullptr);
  }
  Hit hit = hit_of(marked, call);
  leave_folder_out(hit.statement.source);
  const Statement& statement = marked.statement;
  view["page_title"] = joined({author_text(page, hit), meeting_of(statement)}, ", ");
  view["author"] = author_text(page, hit);
  view["where"] = where_parts(page, statement);
  view["sample"] = statement.sample;
  view["text_lang"] = statement.language;
  view["text_dir"] = direction_of(statement.language);
  view["kept"] = page.hidden(without(without(question_of(page), "q"), "id"));
  const UrlParameters question = question_of(page);
  view["back_href"] = question.empty() ? "" : page.link("/search", question);
  view["hits_marked"] = marked.hits > 0 ? page.texts().number(marked.hits) : "";
  view["paragraphs"] = paragraphs_of(marked);
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
  for (OtherVersion& each : marked.versions) {
    leave_folder_out(each.source);
    view["versions"].push_back(
        {{"href", statement_link(page, each.id, -1)},
         {"code", each.language},
         {"main", each.main},
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
