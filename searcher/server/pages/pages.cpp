#include "searcher/server/pages/pages.hpp"

#include <vector>

#include "searcher/analysis/base/analysis.hpp"
#include "searcher/server/routes/feed.hpp"
#include "searcher/server/routes/source_file.hpp"

namespace rostrum {

PageRequest page_request(const Call& call) {
  return {.request = call.request,
          .base = call.base,
          .path = call.url.path,
          .parameters = call.url.parameters,
          .with_saved = !call.saved.empty()};
}

bool has_page(const Analysis& analysis) { return !analysis.texts_are_files && !analysis.citations; }

HttpResponse opensearch(const Call& call) {
  const std::string base = whole_base(call);
  HttpResponse response;
  response.set("Content-Type", "application/opensearchdescription+xml");
  // Nothing of a request stands here that XML would read.
  response.body =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>Rostrum</ShortName>\n"
      "<Description>Statements at disarmament meetings</Description>\n"
      "<Url type=\"text/html\" template=\"" +
      base +
      "/search?q={searchTerms}\"/>\n"
      "<Url type=\"application/json\" template=\"" +
      base +
      "/api/v1/query?q={searchTerms}\"/>\n"
      "</OpenSearchDescription>\n";
  return response;
}

std::span<const Route> page_routes() {
  static const std::vector<Route> kRoutes = [] {
    using Lane = WorkQueue::Lane;
    std::vector<Route> routes = {
        {"/", "page-start", Lane::Quick, true, start_page},
        {"/search", "page-search", Lane::Quick, false, search_page},
        {.path = "/statement",
         .name = "page-statement",
         .several_questions = true,
         .answer = statement_page,
         .opens_sources = true},
        // It is asked at each letter that is typed.
        {.path = "/complete",
         .name = "complete",
         .several_questions = true,
         .answer = completions,
         .cost_of = [](const HttpRequest&) { return 0.125; }},
        {.path = "/saved", .name = "page-saved", .answer = saved_page, .untagged = true},
        {.path = "/source",
         .name = "source",
         .lane = Lane::Long,
         .answer = source_file,
         .untagged = true},
        {"/feed", "feed", Lane::Quick, false, feed},
        {"/opensearch.xml", "opensearch", Lane::Quick, false, opensearch}};
    static std::vector<std::string> names;
    names.reserve(3 * analyses().size());
    for (const Analysis& each : analyses()) {
      if (!has_page(each)) continue;
      const std::string& path = names.emplace_back("/" + std::string(each.name));
      const std::string& name = names.emplace_back("page-" + std::string(each.name));
      routes.push_back({path, name, Lane::Long, false, analysis_page});
      if (each.forms.find("svg") == std::string_view::npos) continue;
      const std::string& chart = names.emplace_back("/chart" + path);
      routes.push_back({chart, "page-chart", Lane::Long, false, analysis_chart});
    }
    return routes;
  }();
  return kRoutes;
}

}  // namespace rostrum
