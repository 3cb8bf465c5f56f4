#include <algorithm>

#include "searcher/analysis/base/analysis.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/server/pages/explained.hpp"
#include "searcher/server/pages/facet_view.hpp"
#include "searcher/server/pages/page_parts.hpp"
#include "searcher/server/pages/pages.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

json hit_view(const Page& page, const Hit& hit) {
  const Statement& statement = hit.statement;
  const Texts& texts = page.texts();
  json passages = json::array();
  std::size_t mark = 1;
  for (const Snippet& each : hit.snippets) {
    const std::string number = std::to_string(each.paragraph);
    std::string label = each.paragraph == 0 ? texts.get("title_of_statement")
                                            : texts.get("paragraph") + " " + number;
    if (each.page > 0) label += ", " + texts.get("page") + " " + std::to_string(each.page);
    passages.push_back({{"place", each.paragraph == 0 ? "¶" : "¶" + number},
                        {"place_label", label},
                        {"place_href", statement_link(page, statement.id, each.paragraph)},
                        {"parts", parts_of(each.text, each.highlights, mark)}});
  }
  json versions = json::array();
  for (const OtherVersion& each : hit.versions) {
    versions.push_back({{"href", statement_link(page, each.id, -1)},
                        {"code", each.language},
                        {"label", texts.get("lang." + each.language, each.language)}});
  }
  return {{"rank", hit.rank},
          {"hit_href", statement_link(page, statement.id, -1)},
          {"author", author_text(page, hit)},
          {"where", where_parts(page, statement)},
          {"own_title", own_title(statement)},
          {"sample", statement.sample},
          {"hit_lang", statement.language},
          {"passages", std::move(passages)},
          {"versions", std::move(versions)}};
}

void add_paging(Page& page, const SearchResponse& found, std::size_t limit) {
  json& view = page.view;
  const UrlParameters others = without(page.asked(), "offset");
  const auto at = [&](std::size_t offset) {
    UrlParameters parameters = others;
    if (offset > 0) parameters.push_back({"offset", std::to_string(offset)});
    return page.link("/search", parameters);
  };
  const bool more =
      found.offset + found.hits.size() < found.total && found.offset + 2 * limit <= kMostHits;
  view["prev_href"] = found.offset > 0 ? at(previous_offset(found.offset, limit, found.total)) : "";
  view["beyond"] = found.hits.empty();
  view["next_href"] = more ? at(found.offset + limit) : "";
  view["paged"] = found.total > 0 && (found.offset > 0 || more);
  view["first"] = std::to_string(found.offset + 1);
  view["last"] = page.texts().number(found.offset + found.hits.size());
  for (const char* relation : {"prev", "next"}) {
    const std::string href = view[std::string(relation) + "_href"];
    if (!href.empty())
      view["head_links"].push_back({{"rel", relation}, {"href", href}, {"type", ""}});
  }
}

void add_sorts(Page& page, SortBy sort, bool words) {
  page.view["sorts"] = json::array();
  const std::pair<SortBy, const char*> sorts[] = {
      {SortBy::Relevance, "relevance"}, {SortBy::Newest, "newest"}, {SortBy::Oldest, "oldest"}};
  for (const auto& [each, name] : sorts) {
    if (each == SortBy::Relevance && !words) continue;
    UrlParameters parameters = without(without(page.asked(), "offset"), "sort");
    parameters.push_back({"sort", name});
    page.view["sorts"].push_back({{"href", page.link("/search", parameters)},
                                  {"label", page.texts().get("sort_" + std::string(name))},
                                  {"here", each == sort}});
  }
}

bool of_one_delegation(const UrlParameters& question) {
  return std::count_if(question.begin(), question.end(), [](const UrlParameter& each) {
           return each.name == "country" || each.name == "group" || each.name == "organisation";
         }) == 1;
}

void add_onward(Page& page, bool words) {
  page.view["analyses"] = json::array();
  const UrlParameters question = question_of(page);
  for (const Analysis& each : analyses()) {
    const std::string name(each.name);
    if (!has_page(each)) continue;
    // What one delegation says otherwise now is asked of its statements.
    const bool one = name == "changes" && of_one_delegation(question);
    if (!each.words.empty() && !one) continue;
    if (!words && (name == "concordance" || name == "collocates")) continue;
    page.view["analyses"].push_back(
        {{"href", page.link("/" + name, question)},
         {"label", page.texts().get("analysis." + name, name)},
         {"what", page.texts().get("analysis_what." + name, each.summary)}});
  }
  UrlParameters sentences = question;
  sentences.push_back({"what", "sentences"});
  page.view["sentence_downloads"] =
      words ? downloads(page, "export", sentences, {"csv", "jsonl", "bibtex", "ris", "csl-json"})
            : json::array();
  page.view["any_sentences"] = words && !page.view["nothing"].get<bool>();
  page.view["downloads"] =
      downloads(page, "export", question, {"csv", "jsonl", "bibtex", "ris", "csl-json"});
}

/// What the page alone takes: the facets whose values are all shown.
std::vector<Option> search_parameters() {
  std::vector<Option> options = query_parameters();
  options.push_back({.name = "more", .kind = Option::Kind::Texts});
  return options;
}

}  // namespace

HttpResponse search_page(const Call& call) {
  Page page(page_request(call));
  json& view = page.view;
  const std::string words = first_of(page.asked(), "q");
  view["page_title"] = words.empty() ? page.texts().get("browse") : words;
  // A new question keeps the filters, as people who narrow things down expect.
  const auto kept = [&](std::initializer_list<std::string_view> names) {
    UrlParameters parameters = page.asked();
    for (const std::string_view name : names) parameters = without(parameters, name);
    return page.hidden(parameters);
  };
  view["kept"] = kept({"q", "offset", "more"});
  view["kept_without_dates"] = kept({"from", "to", "offset", "more"});
  view["from"] = first_of(page.asked(), "from");
  view["to"] = first_of(page.asked(), "to");
  view["head_links"] = json::array();

  SearchRequest request;
  SearchResponse found;
  view["answered"] = asked_well(page, call, [&] {
    const GivenValues given = read_all_parameters(page.asked(), search_parameters());
    request = request_from(given, &call.thesaurus, call.limits);
    read_paging(given, request);
    request.limit = std::clamp<std::size_t>(request.limit, 1, 100);
    found = call.engine.search(request);
  });
  if (!view["answered"].get<bool>()) return page.response("search");

  explain(page, "/search",
          {found.parsed, found.filters, found.expanded, found.suggestion, found.warnings});
  view["total"] = page.texts().number(found.total);
  view["statements"] = page.texts().number(found.statements);
  view["all_statements"] = view["statements"];
  view["revision"] = std::to_string(found.revision);
  view["nothing"] = found.total == 0;
  view["hits"] = json::array();
  for (const Hit& hit : found.hits) view["hits"].push_back(hit_view(page, hit));
  view["facets"] = facet_views(page, found.facets, found.filters);
  view["time"] = time_bars(page, found.facets, found.filters);
  view["save_command"] =
      command_of("saved add NAME", question_of(page), question_parameters(),
                 words.empty() ? std::vector<std::string>{} : std::vector<std::string>{words});
  view["feed_href"] = page.link("/feed", question_of(page));
  view["head_links"].push_back(
      {{"rel", "alternate"}, {"href", view["feed_href"]}, {"type", "application/atom+xml"}});
  add_paging(page, found, request.limit);
  add_sorts(page, found.sort, !words.empty());
  // A phrase stands for nothing but itself: its passages tell of it.
  const bool any_passage = std::any_of(found.hits.begin(), found.hits.end(),
                                       [](const Hit& hit) { return !hit.snippets.empty(); });
  add_onward(page, any_passage || !found.expanded.empty());
  return page.response("search");
}

}  // namespace rostrum
