#include <algorithm>
#include <map>

#include "searcher/analysis/coverage/coverage.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/tables/svg_text.hpp"
#include "searcher/server/pages/base/localized_names.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pages.hpp"

namespace rostrum {
namespace {

struct Sum {
  std::size_t statements = 0;
  std::size_t sessions = 0;
  std::string first;
  std::string last;
};

/// What is on file of each convention, from the rows of its meetings.
class MeetingSums : public TableSink {
 public:
  void begin(const TableHeading& heading) override {
    place_.clear();
    for (std::size_t i = 0; i < heading.columns.size(); ++i) place_[heading.columns[i].name] = i;
    conventions.clear();
    all = {};
  }
  void row(const TableRow& row) override {
    const std::string first = text_in(row.cells[place_.at("first_date")]);
    const std::string last = text_in(row.cells[place_.at("last_date")]);
    const std::string code = text_in(row.cells[place_.at("code")]);
    std::string convention = text_in(row.cells[place_.at("convention")]);
    if (convention == kNoValue) convention.clear();
    for (Sum* sum : {&conventions[convention], &all}) {
      sum->statements += static_cast<std::size_t>(figure_in(row.cells[place_.at("statements")]));
      sum->sessions += code.empty() || code == kNoValue ? 0 : 1;
      if (first.empty()) continue;
      if (sum->first.empty() || first < sum->first) sum->first = first;
      if (last > sum->last) sum->last = last;
    }
  }
  void end() override {}

  std::map<std::string, Sum> conventions;
  Sum all;

 private:
  std::map<std::string, std::size_t> place_;
};

}  // namespace

HttpResponse start_page(const Call& call) {
  using json = nlohmann::ordered_json;
  Page page(page_request(call));
  const Texts& texts = page.texts();
  const SearchResponse newest = call.engine.search({.sort = SortBy::Newest,
                                                    .limit = 5,
                                                    .snippets = 0,
                                                    .no_facets = true,
                                                    .limits = call.limits});
  const Facet countries = call.engine.values("country", {.limits = call.limits});
  const auto states = static_cast<std::size_t>(
      std::count_if(countries.values.begin(), countries.values.end(),
                    [](const FacetCount& each) { return each.value != kNoValue; }));
  MeetingSums meetings;
  call.engine.analyse(
      [&](const IndexView& index) {
        GivenValues options;
        options.values["by"] = {"meeting"};
        const AnalysisContext context{.index = index,
                                      .request = {.limits = call.limits},
                                      .words = {},
                                      .options = options,
                                      .command = ""};
        (void)coverage_analysis().run(context, meetings);
      },
      call.limits);
  const std::map<std::string, Sum>& sums = meetings.conventions;
  const Sum& all = meetings.all;
  json& view = page.view;
  view["page_title"] = texts.get("start_title");
  view["with_box"] = false;
  view["any_statements"] = newest.statements > 0;
  view["statements"] = texts.number(newest.statements);
  view["all_statements"] = view["statements"];
  view["revision"] = std::to_string(newest.revision);
  view["states"] = texts.number(states);
  view["meetings"] = texts.number(all.sessions);
  view["dated"] = !all.first.empty();
  view["first_date"] = texts.date(all.first);
  view["last_date"] = texts.date(all.last);
  view["conventions"] = json::array();
  std::vector<std::pair<std::string, Sum>> by_size(sums.begin(), sums.end());
  std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) {
    return a.second.statements > b.second.statements;
  });
  for (const auto& [code, sum] : by_size) {
    const Convention* known = call.vocabulary.convention(code);
    view["conventions"].push_back(
        {{"name", code.empty()       ? texts.get("no_value")
                  : known != nullptr ? localized_name(texts.language(), code, known->label)
                                     : code},
         {"href", page.link("/search", {{"convention", code.empty() ? "none" : code}})},
         {"count", texts.number(sum.statements)},
         {"sessions", texts.number(sum.sessions)},
         {"first", texts.date(sum.first)},
         {"last", texts.date(sum.last)},
         {"several_dates", sum.first != sum.last}});
  }
  view["newest"] = json::array();
  for (const Hit& hit : newest.hits) {
    view["newest"].push_back({{"hit_href", statement_link(page, hit.statement.id, -1)},
                              {"author", author_text(page, hit)},
                              {"where", where_parts(page, hit.statement)},
                              {"sample", hit.statement.sample}});
  }
  view["examples"] = json::array();
  const std::pair<const char*, const char*> examples[] = {
      {"withdraw", "example_word"},
      {"\"victim assistance\"", "example_phrase"},
      {"clearance NEAR/5 deadline", "example_near"},
      {"mine* -country:NOR", "example_star"}};
  for (const auto& [text, what] : examples) {
    view["examples"].push_back(
        {{"text", text}, {"href", page.link("/search", {{"q", text}})}, {"what", texts.get(what)}});
  }
  return page.response("start");
}

}  // namespace rostrum
