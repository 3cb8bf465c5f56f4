#include "searcher/server/routes/api.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "searcher/analysis/analysis_forms.hpp"
#include "searcher/analysis/query_citations.hpp"
#include "searcher/answers/concept_answer.hpp"
#include "searcher/answers/csv_answer.hpp"
#include "searcher/answers/field_answer.hpp"
#include "searcher/answers/json_answer.hpp"
#include "searcher/server/routes/api_description.hpp"
#include "searcher/server/routes/bounded_text.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

constexpr std::string_view kQueryForms = "json|jsonl|csv|markdown|bibtex|ris|csl-json";

struct Form {
  std::string_view name;
  const char* media_type;
  const char* extension;  ///< of the file that a browser saves; null where it shows the answer
};

constexpr Form kForms[] = {
    {"json", "application/json", nullptr},
    {"jsonl", "application/jsonl; charset=utf-8", "jsonl"},
    {"csv", "text/csv; charset=utf-8", "csv"},
    {"markdown", "text/markdown; charset=utf-8", nullptr},
    {"text", "text/plain; charset=utf-8", nullptr},
    {"svg", "image/svg+xml", nullptr},
    {"bibtex", "application/x-bibtex; charset=utf-8", "bib"},
    {"ris", "application/x-research-info-systems; charset=utf-8", "ris"},
    {"csl-json", "application/vnd.citationstyles.csl+json", "json"},
};

HttpResponse response_in(std::string_view form, std::string_view name, BoundedText& text) {
  const auto* row = std::find_if(std::begin(kForms), std::end(kForms),
                                 [&](const Form& each) { return each.name == form; });
  HttpResponse response;
  response.set("Content-Type", row->media_type);
  if (row->extension != nullptr) {
    response.set("Content-Disposition", "attachment; filename=\"rostrum-" + std::string(name) +
                                            "." + row->extension + "\"");
  }
  response.body = text.take();
  return response;
}

/// Of the engine's last answer. What is not empty of `words` stands in the command without a flag;
/// `first` is the parameter of the first of them.
AnswerOrigin origin_of(const Call& call, std::string_view name, const char* first,
                       std::vector<std::string> words) {
  std::erase(words, "");
  const IndexState state = call.engine.current();
  return {.command = command_of(name, without(call.url.parameters, first), words),
          .version = ROSTRUM_VERSION,
          .revision = state.revision,
          .statements = state.statements};
}

/// RFC 8288: where the other pages of an answer are.
std::string paging_links(const Call& call, const SearchRequest& request, std::size_t total) {
  if (request.limit == 0) return "";
  const UrlParameters others = without(call.url.parameters, "offset");
  std::string links;
  const auto add = [&](const char* relation, std::size_t offset) {
    UrlParameters parameters = others;
    if (offset > 0) parameters.push_back({"offset", std::to_string(offset)});
    links += (links.empty() ? "<" : ", <") + std::string(call.origin) + std::string(call.base) +
             call.url.path + query_string(parameters) + ">; rel=\"" + relation + '"';
  };
  if (request.offset > 0) {
    add("first", 0);
    add("prev", request.offset - std::min(request.offset, request.limit));
  }
  const std::size_t next = request.offset + request.limit;
  if (next < total && next + request.limit <= kMostHits) add("next", next);
  return links;
}

HttpResponse query(const Call& call) {
  ParameterReader given(call.url.parameters);
  SearchRequest request = read_question(given, call.thesaurus, call.limits);
  read_window(given, request);
  const std::string form = given.choice("format", kQueryForms, "json");
  given.refuse_others();
  const SearchResponse found = call.engine.search(request);
  BoundedText text(call.most_bytes);
  const AnswerOrigin origin = origin_of(call, "query", "q", {request.text});
  if (form == "json") {
    write_json(found, origin, text);
  } else if (form == "jsonl") {
    write_jsonl(found, text);
  } else if (form == "csv") {
    write_csv(found, {}, text);
  } else {
    write_citations(found, form, origin, text);
  }
  HttpResponse response = response_in(form, "query", text);
  if (std::string links = paging_links(call, request, found.total); !links.empty()) {
    response.set("Link", std::move(links));
  }
  return response;
}

HttpResponse show(const Call& call) {
  ParameterReader given(call.url.parameters);
  const std::string id = given.needed("id", "the id of a statement, as a query gives it");
  const std::string words = given.text("q");
  const Thesaurus* synonyms = given.flag("synonyms") ? &call.thesaurus : nullptr;
  (void)given.choice("format", "json", "json");
  given.refuse_others();
  BoundedText text(call.most_bytes);
  const MarkedStatement marked = call.engine.show(id, words, call.limits, synonyms);
  write_json(marked, origin_of(call, "show", "id", {id, words}), text);
  return response_in("json", "show", text);
}

HttpResponse values(const Call& call) {
  ParameterReader given(call.url.parameters);
  const std::string field = given.needed("field", "the name of a facet, as /api/v1/fields has it");
  const SearchRequest request = read_question(given, call.thesaurus, call.limits);
  const std::string form = given.choice("format", "json|csv", "json");
  given.refuse_others();
  const Facet facet = call.engine.values(field, request);
  BoundedText text(call.most_bytes);
  if (form == "csv") {
    write_csv(facet, text);
  } else {
    write_json(facet, origin_of(call, "values", "field", {field, request.text}), text);
  }
  return response_in(form, "values", text);
}

HttpResponse concepts(const Call& call) {
  ParameterReader given(call.url.parameters);
  const std::string name = given.text("name");
  (void)given.choice("format", "json", "json");
  given.refuse_others();
  BoundedText text(call.most_bytes);
  const std::vector<CountedConcept> found = call.engine.concepts(call.thesaurus, name);
  write_json(found, origin_of(call, "concepts", "name", {name}), text);
  return response_in("json", "concepts", text);
}

HttpResponse fields(const Call& call) {
  ParameterReader given(call.url.parameters);
  (void)given.choice("format", "json", "json");
  given.refuse_others();
  BoundedText text(call.most_bytes);
  write_fields_json(text);
  return response_in("json", "fields", text);
}

/// Forms that are an answer, and no folder of files. JSON is the first.
std::string forms_of(const Analysis& analysis) {
  std::string forms = "json";
  for (const std::string& each : choices_in(analysis.forms)) {
    if (each == "json" || (each == "text" && analysis.texts_are_files)) continue;
    forms += '|' + each;
  }
  return forms;
}

HttpResponse analyse(const Call& call) {
  const std::string_view name = std::string_view(call.url.path).substr(kApiPath.size());
  const auto all = analyses();
  const auto analysis =
      std::find_if(all.begin(), all.end(), [&](const Analysis& each) { return each.name == name; });
  ParameterReader asked(call.url.parameters);
  // Several words are one question, or several where the analysis takes them so.
  const std::vector<std::string> words = asked.texts("q");
  SearchRequest request = read_filters(asked, call.thesaurus, call.limits);
  for (const std::string& each : words) request.text += (request.text.empty() ? "" : " ") + each;
  const AnalysisOptions options = read_options(*analysis, asked);
  const std::string form = asked.choice("format", forms_of(*analysis), "json");
  const CsvForm csv{.byte_order_mark = asked.flag("bom"), .as_it_is = asked.flag("verbatim")};
  asked.refuse_others();
  BoundedText text(call.most_bytes);
  call.engine.analyse(
      [&](const IndexView& index) {
        const AnalysisContext context{.index = index,
                                      .request = request,
                                      .words = words,
                                      .options = options,
                                      .command = command_of(name, call.url.parameters, words),
                                      .version = ROSTRUM_VERSION,
                                      .for_people = form == "text",
                                      .progress = [](std::size_t, std::size_t) {}};
        // Anew where a writer has overtaken it: nothing of the first try is kept.
        (void)text.take();
        const auto sink = table_sink(*analysis, form, csv, {}, text);
        (void)analysis->run(context, *sink);
      },
      request.limits);
  return response_in(form, name, text);
}

std::vector<std::string> joined(std::vector<std::string> names,
                                const std::vector<std::string>& more) {
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

std::vector<DescribedRoute> described_routes() {
  std::vector<DescribedRoute> routes = {
      {.name = "query",
       .summary = "Ranked statements, exact counts, the sentences",
       .parameters = joined(joined(question_parameters(), window_parameters()), {"format"}),
       .needed = {},
       .forms = std::string(kQueryForms),
       .schema = "SearchResponse"},
      {.name = "show",
       .summary = "One statement, its paragraphs numbered",
       .parameters = {"id", "q", "synonyms", "format"},
       .needed = {"id"},
       .forms = "json",
       .schema = ""},
      {.name = "values",
       .summary = "The values of a facet, counted",
       .parameters = joined({"field"}, joined(question_parameters(), {"format"})),
       .needed = {"field"},
       .forms = "json|csv",
       .schema = ""},
      {.name = "concepts",
       .summary = "Concepts of the field, their names in six languages, counted",
       .parameters = {"name", "format"},
       .needed = {},
       .forms = "json",
       .schema = ""},
      {.name = "fields",
       .summary = "What can be asked",
       .parameters = {"format"},
       .needed = {},
       .forms = "json",
       .schema = ""}};
  for (const Analysis& each : analyses()) {
    std::vector<std::string> names = question_parameters();
    for (const AnalysisOption& option : each.options) names.emplace_back(option.name);
    routes.push_back({.name = std::string(each.name),
                      .summary = std::string(each.summary),
                      .parameters = joined(std::move(names), {"format", "bom", "verbatim"}),
                      .needed = {},
                      .forms = forms_of(each),
                      .schema = "Table"});
  }
  return routes;
}

/// What there is, for who looks around.
HttpResponse contents(const Call& call) {
  using json = nlohmann::ordered_json;
  ParameterReader(call.url.parameters).refuse_others();
  json routes = json::array();
  for (const DescribedRoute& each : described_routes()) {
    routes.push_back({{"path", std::string(call.base) + std::string(kApiPath) + each.name},
                      {"summary", each.summary},
                      {"parameters", each.parameters}});
  }
  BoundedText text(call.most_bytes);
  text << json{{"name", "Rostrum"},
               {"version", ROSTRUM_VERSION},
               {"description", std::string(call.base) + std::string(kApiPath) + "openapi.json"},
               {"routes", routes}}
              .dump(2)
       << '\n';
  return response_in("json", "api", text);
}

HttpResponse description(const Call& call) {
  ParameterReader(call.url.parameters).refuse_others();
  BoundedText text(call.most_bytes);
  const std::string base = std::string(call.origin) + std::string(call.base);
  text << openapi(described_routes(), base).dump(2) << '\n';
  return response_in("json", "openapi", text);
}

}  // namespace

std::string media_type_of(std::string_view form) {
  const auto* row = std::find_if(std::begin(kForms), std::end(kForms),
                                 [&](const Form& each) { return each.name == form; });
  return row->media_type;
}

std::span<const Route> api_routes() {
  static const std::vector<Route> kRoutes = [] {
    using Lane = WorkQueue::Lane;
    std::vector<Route> routes = {
        {"/api/v1/", "api", Lane::Quick, false, contents},
        {"/api/v1/openapi.json", "openapi", Lane::Quick, false, description},
        {"/api/v1/query", "api-query", Lane::Quick, false, query},
        {"/api/v1/show", "api-show", Lane::Quick, false, show},
        {"/api/v1/values", "api-values", Lane::Quick, false, values},
        {"/api/v1/concepts", "api-concepts", Lane::Long, false, concepts},
        {"/api/v1/fields", "api-fields", Lane::Quick, false, fields}};
    static std::vector<std::string> names;
    names.reserve(2 * analyses().size());
    for (const Analysis& each : analyses()) {
      const std::string& path = names.emplace_back(std::string(kApiPath) + std::string(each.name));
      const std::string& name = names.emplace_back("api-" + std::string(each.name));
      routes.push_back({path, name, Lane::Long, false, analyse});
    }
    return routes;
  }();
  return kRoutes;
}

}  // namespace rostrum
