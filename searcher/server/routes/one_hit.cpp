#include "searcher/server/routes/one_hit.hpp"

namespace rostrum {

Hit hit_of(const MarkedStatement& marked, const Call& call) {
  const SearchResponse found = call.engine.search({.filters = {{"id", marked.statement.id}},
                                                   .limit = 1,
                                                   .snippets = 0,
                                                   .no_facets = true,
                                                   .limits = call.limits});
  Hit hit;
  if (!found.hits.empty()) hit = found.hits.front();
  // Of several versions the search gives the main one.
  if (hit.statement.id != marked.statement.id) hit.statement = marked.statement;
  return hit;
}

}  // namespace rostrum
