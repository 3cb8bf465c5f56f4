#include "searcher/server/mcp/mcp_resources.hpp"

#include <charconv>

#include "schemas/base/error.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/server/http/url.hpp"
#include "searcher/server/mcp/json_rpc.hpp"
#include "searcher/server/mcp/mcp_answers.hpp"
#include "searcher/server/routes/one_hit.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kScheme = "rostrum://statement/";
constexpr std::size_t kPage = 50;
/// As the protocol has it.
constexpr int kNoSuchResource = -32002;

std::size_t offset_in(const std::string& cursor) {
  if (cursor.empty()) return 0;
  std::size_t offset = 0;
  const auto read = std::from_chars(cursor.data(), cursor.data() + cursor.size(), offset);
  if (read.ec != std::errc() || read.ptr != cursor.data() + cursor.size() ||
      offset > kMostHits - kPage) {
    throw RpcError(RpcError::kInvalidParameters, "cursor: '" + cursor + "' is none of this list");
  }
  return offset;
}

std::string text_of(const MarkedStatement& marked, const Hit& hit) {
  std::string text = citation_of(hit, nullptr) + "\n";
  for (const MarkedStatement::Paragraph& each : marked.paragraphs) {
    if (each.number > 0) text += "\n[" + std::to_string(each.number) + "] " + each.text + "\n";
  }
  return text;
}

}  // namespace

std::string resource_of(const std::string& id) { return std::string(kScheme) + url_encoded(id); }

json list_resources(const std::string& cursor, const Call& call) {
  const std::size_t offset = offset_in(cursor);
  const SearchResponse found = call.engine.search({.sort = SortBy::Newest,
                                                   .limit = kPage,
                                                   .offset = offset,
                                                   .snippets = 0,
                                                   .no_facets = true,
                                                   .limits = call.limits});
  json resources = json::array();
  for (const Hit& hit : found.hits) {
    resources.push_back({{"uri", resource_of(hit.statement.id)},
                         {"name", hit.statement.id},
                         {"title", joined({author_of(hit), where_of(hit.statement, ", ")}, ", ")},
                         {"mimeType", "text/plain"}});
  }
  json answer = {{"resources", std::move(resources)}};
  const std::size_t next = offset + kPage;
  if (next < found.total && next + kPage <= kMostHits) answer["nextCursor"] = std::to_string(next);
  return answer;
}

json resource_templates() {
  return {{"resourceTemplates",
           json::array({{{"uriTemplate", std::string(kScheme) + "{id}"},
                         {"name", "statement"},
                         {"title", "A statement by its id"},
                         {"description", "Its citation and its text, paragraphs numbered"},
                         {"mimeType", "text/plain"}}})}};
}

json read_resource(const std::string& uri, const Call& call) {
  if (!uri.starts_with(kScheme)) {
    throw RpcError(kNoSuchResource, "uri: '" + uri + "' is none; write " + std::string(kScheme) +
                                        " and the id of a statement");
  }
  try {
    // The address of a path, decoded as one is.
    const std::string id = read_target("/" + uri.substr(kScheme.size())).path.substr(1);
    const MarkedStatement marked = call.engine.show(id, "", call.limits);
    return {{"contents", json::array({{{"uri", uri},
                                       {"mimeType", "text/plain"},
                                       {"text", text_of(marked, hit_of(marked, call))}}})}};
  } catch (const Error& error) {
    const RequestProblem problem = problem_of(error, call.index);
    if (problem.status >= 500) throw;  // whoever answers tells the log
    throw RpcError(kNoSuchResource, problem.detail);
  }
}

}  // namespace rostrum
