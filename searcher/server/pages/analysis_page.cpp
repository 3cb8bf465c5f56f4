#include "searcher/analysis/base/analysis.hpp"

#include <algorithm>

#include "schemas/index/fields.hpp"
#include "searcher/answers/tables/table_forms.hpp"
#include "searcher/server/pages/explained.hpp"
#include "searcher/server/pages/localized_chart.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pages.hpp"
#include "searcher/server/pages/table_view.hpp"
#include "searcher/server/routes/bounded_text.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Options whose values are names of fields that are counted.
bool names_a_field(const Option& option) {
  return option.choices.empty() &&
         (option.name == "by" || option.name == "rows" || option.name == "columns");
}

/// The field whose values such an option's rows are; "" where they are those of several.
std::string field_meant(const std::string& option) {
  const Field* row = find_field(option == "meeting" ? "session" : option);
  return row != nullptr && has_values(*row) ? std::string(row->name) : "";
}

json choices_view(const Page& page, const Option& option, const std::string& value) {
  json choices = json::array();
  if (names_a_field(option)) {
    for (const Field& each : kFields) {
      if (!has_values(each)) continue;
      choices.push_back({{"value", each.name},
                         {"choice_label", field_label(page, each.name)},
                         {"here", each.name == value}});
    }
    return choices;
  }
  for (const std::string& each : choices_in(option.choices)) {
    choices.push_back({{"value", each},
                       {"choice_label", page.texts().get("choice." + each, each)},
                       {"here", each == value}});
  }
  return choices;
}

json option_view(const Page& page, const Option& option) {
  using Kind = Option::Kind;
  const std::string name(option.name);
  std::string value = first_of(page.asked(), name);
  if (value.empty()) value = option.fallback;
  const bool choice = !option.choices.empty() || names_a_field(option);
  return {{"name", name},
          {"label", page.texts().get("option." + name, option.help)},
          {"value", value},
          {"here", value == "true"},
          {"is_choice", choice},
          {"choices", choice ? choices_view(page, option, value) : json::array()},
          {"is_flag", option.kind == Kind::Flag},
          {"is_number", option.kind == Kind::Number},
          {"is_text", !choice && (option.kind == Kind::Text || option.kind == Kind::Texts)}};
}

/// A box for each question that the analysis takes: one, or two where it sets them side by side.
json question_views(const Page& page, const Analysis& analysis) {
  std::vector<std::string> words;
  for (const UrlParameter& each : page.asked()) {
    if (each.name == "q") words.push_back(each.value);
  }
  const std::size_t boxes = analysis.words.empty() || analysis.name == "similar" ? 1 : 2;
  words.resize(std::max(boxes, words.size()));
  json views = json::array();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string label = words.size() == 1
                                  ? page.texts().get("question")
                                  : page.texts().get("question") + " " +
                                        static_cast<char>('A' + std::min<std::size_t>(i, 25));
    // Where an id is meant, words are of no use.
    views.push_back(
        {{"label", label}, {"value", words[i]}, {"completed", analysis.name != "similar"}});
  }
  return views;
}

/// What takes a while over everything on file waits until somebody asks: for words where places of
/// words are shown, for words or filters where statements are set side by side.
bool is_asked(const Page& page, const Analysis& analysis) {
  if (!first_of(page.asked(), "q").empty()) return true;
  if (analysis.name == "concordance" || analysis.name == "collocates") return false;
  if (analysis.words.empty()) return true;
  return analysis.name != "similar" && !question_of(page).empty();
}

/// Fills a table from the address.
void run(const Page& page, const Call& call, const Analysis& analysis, const GivenValues& given,
         TableSink& table) {
  const AskedAnalysis asked = asked_analysis(
      analysis, given, page.asked(), analysis_parameters(analysis), call.thesaurus, call.limits);
  call.engine.analyse(
      [&](const IndexView& index) {
        AnalysisContext context = asked.context(index);
        context.author = [&](const Hit& hit) { return author_text(page, hit); };
        (void)analysis.run(context, table);
      },
      asked.request.limits);
}

}  // namespace

HttpResponse analysis_chart(const Call& call) {
  const Page page(page_request(call));
  const Analysis& analysis = *find_analysis(call.url.path.substr(call.url.path.rfind('/') + 1));
  const GivenValues given = read_all_parameters(page.asked(), analysis_parameters(analysis));
  BoundedText text(call.most_bytes);
  std::unique_ptr<TableSink> picture;
  LocalizedChart chart(page, field_meant(options_for(analysis, given).text("by")), [&] {
    (void)text.take();  // anew where a writer has overtaken it
    picture = svg_table(text);
    return picture.get();
  });
  run(page, call, analysis, given, chart);
  HttpResponse response;
  response.set("Content-Type", "image/svg+xml");
  response.set("Content-Language", page.texts().language());
  response.body = text.take();
  return response;
}

HttpResponse analysis_page(const Call& call) {
  Page page(page_request(call));
  const std::string name = call.url.path.substr(1);
  const Analysis& analysis = *find_analysis(name);
  json& view = page.view;
  const Texts& texts = page.texts();
  view["analysis"] = name;
  view["analysis_title"] = texts.get("analysis." + name, name);
  view["analysis_what"] = texts.get("analysis_what." + name, analysis.summary);
  view["page_title"] = view["analysis_title"];
  view["questions"] = question_views(page, analysis);
  view["options"] = json::array();
  UrlParameters kept = without(page.asked(), "q");
  for (const Option& each : analysis.options) {
    view["options"].push_back(option_view(page, each));
    kept = without(kept, each.name);
  }
  view["kept"] = page.hidden(kept);
  view["back_href"] = analysis.words.empty() ? page.link("/search", question_of(page)) : "";
  // What is no query does not stand in the box for queries.
  if (!analysis.words.empty()) view["q"] = "";
  view["table"] = false;
  const std::vector<Option> parameters = analysis_parameters(analysis);
  GivenValues given;
  const bool readable =
      asked_well(page, call, [&] { given = read_all_parameters(page.asked(), parameters); });
  if (!readable || !is_asked(page, analysis)) return page.response("analysis");

  const bool answered = asked_well(page, call, [&] {
    const GivenValues options = options_for(analysis, given);
    TableView table(page, {.by = field_meant(options.text("by")),
                           .rows = options.text("rows"),
                           .columns = options.text("columns")});
    run(page, call, analysis, given, table);
    table.fill(view);
    const TableHeading& heading = table.heading();
    if (heading.questions.empty()) {
      explain(page, call.url.path, {"", {}, {}, "", {}});
    } else {
      const TableQuestion& first = heading.questions.front();
      explain(page, call.url.path, {first.parsed, first.filters, first.expanded, "", {}});
    }
    const bool drawn = heading.chart.kind == TableChart::Kind::Lines && !view["empty"].get<bool>();
    view["chart_href"] = drawn ? page.link("/chart/" + name, page.asked()) : "";
  });
  view["table"] = answered;
  std::vector<std::string> forms;
  for (const std::string& each : choices_in(analysis.forms)) {
    if (each != "text") forms.push_back(each);
  }
  view["downloads"] = downloads(page, name, page.asked(), forms);
  return page.response("analysis");
}

}  // namespace rostrum
