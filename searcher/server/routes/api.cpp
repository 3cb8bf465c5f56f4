#include "searcher/server/routes/api.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
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

constexpr Option format_option(std::string_view forms) {
  return {.name = "format", .fallback = "json", .choices = forms, .help = "Format of the answer"};
}

HttpResponse response_in(std::string_view form, std::string_view name, BoundedText& text) {
  const TableForm& row = table_form(form);
  HttpResponse response;
  response.set("Content-Type", row.media_type);
  if (row.extension != nullptr) {
    response.set("Content-Disposition", "attachment; filename=\"rostrum-" + std::string(name) +
                                            "." + row.extension + "\"");
  }
  response.body = text.take();
  return response;
}

/// Of the engine's last answer. What is not empty of `words` stands in the command without a flag;
/// `first` is the parameter of the first of them.
AnswerOrigin origin_of(const Call& call, std::span<const Option> options, std::string_view name,
                       const char* first, std::vector<std::string> words) {
  std::erase(words, "");
  const IndexState state = call.engine.current();
  return {.command = command_of(name, without(call.url.parameters, first), options, words),
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
    add("prev", previous_offset(request.offset, request.limit, total));
  }
  const std::size_t next = request.offset + request.limit;
  if (next < total && next + request.limit <= kMostHits) add("next", next);
  return links;
}

std::vector<Option> with(std::vector<Option> options, std::initializer_list<Option> more) {
  options.insert(options.end(), more);
  return options;
}

/// What each of the routes takes, by which it reads and is described.
const std::vector<Option>& query_options() {
  static const std::vector<Option> options =
      with(query_parameters(), {format_option("json|jsonl|csv|markdown|bibtex|ris|csl-json")});
  return options;
}

const std::vector<Option>& values_options() {
  static const std::vector<Option> options = with(
      question_parameters(),
      {{.name = "field", .help = "the name of a facet, as /api/v1/fields has it", .needed = true},
       format_option("json|csv")});
  return options;
}

constexpr std::array kShowOptions{
    Option{.name = "id", .help = "the id of a statement, as a query gives it", .needed = true},
    Option{.name = "q", .help = "A query whose matches are marked"},
    Option{.name = "synonyms",
           .kind = Option::Kind::Flag,
           .help = "Its words stand for the concepts that they name"},
    format_option("json")};
constexpr std::array kConceptsOptions{
    Option{.name = "name", .help = "A name or its beginning; none for all"}, format_option("json")};
constexpr std::array kFieldsOptions{format_option("json")};

GivenValues given_in(const Call& call, std::span<const Option> options) {
  GivenValues given = read_all_parameters(call.url.parameters, options);
  add_fallbacks(options, given);
  return given;
}

HttpResponse query(const Call& call) {
  const GivenValues given = given_in(call, query_options());
  SearchRequest request = request_from(given, &call.thesaurus, call.limits);
  read_paging(given, request);
  const std::string form = given.text("format");
  request.texts = form == "jsonl";
  const SearchResponse found = call.engine.search(request);
  BoundedText text(call.most_bytes);
  const AnswerOrigin origin = origin_of(call, query_options(), "query", "q", {request.text});
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
  const GivenValues given = given_in(call, kShowOptions);
  const Thesaurus* synonyms = given.flag("synonyms") ? &call.thesaurus : nullptr;
  BoundedText text(call.most_bytes);
  const MarkedStatement marked =
      call.engine.show(given.text("id"), given.text("q"), call.limits, synonyms);
  write_json(marked,
             origin_of(call, kShowOptions, "show", "id", {given.text("id"), given.text("q")}),
             text);
  return response_in("json", "show", text);
}

HttpResponse values(const Call& call) {
  const GivenValues given = given_in(call, values_options());
  const std::string form = given.text("format");
  const std::string field = given.text("field");
  const SearchRequest request = request_from(given, &call.thesaurus, call.limits);
  const Facet facet = call.engine.values(field, request);
  BoundedText text(call.most_bytes);
  if (form == "csv") {
    write_csv(facet, {}, text);
  } else {
    write_json(facet, origin_of(call, values_options(), "values", "field", {field, request.text}),
               text);
  }
  return response_in(form, "values", text);
}

HttpResponse concepts(const Call& call) {
  const std::string name = given_in(call, kConceptsOptions).text("name");
  BoundedText text(call.most_bytes);
  const std::vector<CountedConcept> found = call.engine.concepts(call.thesaurus, name);
  write_json(found, origin_of(call, kConceptsOptions, "concepts", "name", {name}), text);
  return response_in("json", "concepts", text);
}

HttpResponse fields(const Call& call) {
  (void)given_in(call, kFieldsOptions);
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

/// The row of an analysis with what its route takes.
struct AnalysisRoute {
  const Analysis* analysis;
  std::string forms;
  std::vector<Option> options;
};

const AnalysisRoute& analysis_route(std::string_view name) {
  static const std::vector<AnalysisRoute> routes = [] {
    std::vector<AnalysisRoute> made;
    made.reserve(analyses().size());  // options point to the forms: no row may move
    for (const Analysis& each : analyses()) {
      AnalysisRoute& route = made.emplace_back(AnalysisRoute{&each, forms_of(each), {}});
      route.options = with(
          analysis_parameters(each),
          {format_option(route.forms),
           {.name = "bom", .kind = Option::Kind::Flag, .help = "CSV begins with a byte order mark"},
           {.name = "verbatim",
            .kind = Option::Kind::Flag,
            .help = "CSV keeps texts that a spreadsheet would run"}});
    }
    return made;
  }();
  return *std::find_if(routes.begin(), routes.end(),
                       [&](const AnalysisRoute& each) { return each.analysis->name == name; });
}

HttpResponse analyse(const Call& call) {
  const std::string_view name = std::string_view(call.url.path).substr(kApiPath.size());
  const AnalysisRoute& route = analysis_route(name);
  const Analysis& analysis = *route.analysis;
  const GivenValues given = given_in(call, route.options);
  const AskedAnalysis asked = asked_analysis(analysis, given, call.url.parameters, route.options,
                                             call.thesaurus, call.limits);
  const std::string form = given.text("format");
  const CsvForm csv{.byte_order_mark = given.flag("bom"), .as_it_is = given.flag("verbatim")};
  BoundedText text(call.most_bytes);
  call.engine.analyse(
      [&](const IndexView& index) {
        AnalysisContext context = asked.context(index);
        context.for_people = form == "text";
        // Anew where a writer has overtaken it: nothing of the first try is kept.
        (void)text.take();
        const auto sink = table_sink(analysis, form, csv, {}, text);
        (void)analysis.run(context, *sink);
      },
      asked.request.limits);
  return response_in(form, name, text);
}

template <typename Options>
DescribedRoute described(const char* name, const char* summary, const Options& options,
                         const char* schema) {
  return {.name = name,
          .summary = summary,
          .parameters = {options.begin(), options.end()},
          .schema = schema};
}

std::vector<DescribedRoute> described_routes() {
  std::vector<DescribedRoute> routes = {
      described("query", "Ranked statements with their sentences, exactly counted", query_options(),
                "SearchResponse"),
      described("show", "One statement, with numbered paragraphs", kShowOptions, "Statement"),
      described("values", "The values of a field, counted", values_options(), "Values"),
      described("concepts", "Concepts of the thesaurus and their names, counted", kConceptsOptions,
                "Concepts"),
      described("fields", "The fields of a query", kFieldsOptions, "Fields")};
  for (const Analysis& each : analyses()) {
    routes.push_back({.name = std::string(each.name),
                      .summary = std::string(each.summary),
                      .parameters = analysis_route(each.name).options,
                      .schema = "Table"});
  }
  return routes;
}

/// What there is, for who looks around.
HttpResponse contents(const Call& call) {
  using json = nlohmann::ordered_json;
  (void)read_all_parameters(call.url.parameters, {});
  json routes = json::array();
  for (const DescribedRoute& each : described_routes()) {
    std::vector<std::string_view> names;
    for (const Option& option : each.parameters) names.push_back(option.name);
    routes.push_back({{"path", std::string(call.base) + std::string(kApiPath) + each.name},
                      {"summary", each.summary},
                      {"parameters", names}});
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
  (void)read_all_parameters(call.url.parameters, {});
  BoundedText text(call.most_bytes);
  const std::string base = std::string(call.origin) + std::string(call.base);
  text << openapi(described_routes(), base).dump(2) << '\n';
  return response_in("json", "openapi", text);
}

}  // namespace

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
