/// What is wrong with a request, as a page tells it: in its language, with links that mend it.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "searcher/server/pages/page.hpp"

namespace rostrum {

/// For the template `problem`.
[[nodiscard]] nlohmann::ordered_json told_problem(const Page& page, std::string_view path,
                                                  const RequestProblem& problem);

}  // namespace rostrum
