// Routes see a Searcher, whatever stands behind it.
#include "searcher/engine/searcher.hpp"
#include "searcher/engine/index_view.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searcher/server/router.hpp"

namespace rostrum {
namespace {

/// Keeps what it is asked, and answers without any index.
class KeepingSearcher : public Searcher {
 public:
  SearchResponse search(const SearchRequest& request) override {
    asked = request;
    return {.text = request.text, .parsed = request.text, .total = 7};
  }
  MarkedStatement show(const std::string&, const std::string&, const QueryLimits&,
                       const Thesaurus*) override {
    return {};
  }
  Facet values(const std::string&, const SearchRequest&) override { return {}; }
  std::vector<CountedConcept> concepts(const Thesaurus&, const std::string&) override { return {}; }
  void analyse(const std::function<void(const IndexView&)>&, const QueryLimits&) override {}
  IndexState newest() override { return {}; }
  [[nodiscard]] IndexState current() const override { return {}; }

  SearchRequest asked;
};

TEST(SearcherInterface, IsAllThatARouteAsks) {
  KeepingSearcher searcher;
  const HttpRequest none{};
  const Call call{.request = none,
                  .url = read_target("/api/v1/query?q=mines&country=NOR&limit=3"),
                  .engine = searcher,
                  .vocabulary = Vocabulary::builtin(),
                  .thesaurus = Thesaurus::builtin(),
                  .index = {},
                  .base = {},
                  .origin = {},
                  .most_bytes = 1 << 20,
                  .limits = {}};
  const HttpResponse answer = find_route(call.url.path)->answer(call);
  EXPECT_EQ(nlohmann::json::parse(answer.body).at("total").at("count"), 7);
  EXPECT_EQ(searcher.asked.text, "mines");
  ASSERT_EQ(searcher.asked.filters.size(), 1U);
  EXPECT_EQ(searcher.asked.filters.front().value, "NOR");
  EXPECT_EQ(searcher.asked.limit, 3U);
}

}  // namespace
}  // namespace rostrum
