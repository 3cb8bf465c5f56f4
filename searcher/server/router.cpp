#include "searcher/server/router.hpp"

#include <algorithm>

#include "searcher/server/mcp/mcp.hpp"
#include "searcher/server/pages/pages.hpp"
#include "searcher/server/routes/api.hpp"

namespace rostrum {

const Route* find_route(std::string_view path) {
  for (const std::span<const Route> table : {page_routes(), api_routes(), mcp_routes()}) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Route& each) { return each.path == path; });
    if (found != table.end()) return &*found;
  }
  return nullptr;
}

}  // namespace rostrum
