#include "searcher/analysis/base/one_statement.hpp"

#include "schemas/base/error.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {

OneStatement find_statement(const std::string& id, const IndexView& index) {
  SearchRequest request;
  request.filters.push_back({"id", id});
  OneStatement found{.matches = index.ask(request)};
  found.document = found.matches.documents.next(1);
  return found;
}

OneStatement statement_named(const std::string& id, const IndexView& index) {
  OneStatement found = find_statement(id, index);
  if (found.document == 0) {
    throw Error(ErrorKind::NotFound,
                "no statement has the id '" + id + "'" + did_you_mean(index.nearest_ids(id)));
  }
  return found;
}

}  // namespace rostrum
