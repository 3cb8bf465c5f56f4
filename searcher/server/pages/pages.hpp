/// The pages that people read, each with an address for each of its states.
#pragma once

#include <span>

#include "searcher/server/pages/page.hpp"
#include "searcher/server/routes/route.hpp"

namespace rostrum {

[[nodiscard]] std::span<const Route> page_routes();

[[nodiscard]] PageRequest page_request(const Call& call);

// One file each.
[[nodiscard]] HttpResponse start_page(const Call& call);
[[nodiscard]] HttpResponse search_page(const Call& call);
[[nodiscard]] HttpResponse statement_page(const Call& call);
/// Of any analysis that is a table, by the name in its path.
[[nodiscard]] HttpResponse analysis_page(const Call& call);
/// Its picture, at the same address below /chart.
[[nodiscard]] HttpResponse analysis_chart(const Call& call);
/// Of the file that the server was given (--saved); never written.
[[nodiscard]] HttpResponse saved_page(const Call& call);
/// What the box may go on with: words of the index, and values that a question can name, as JSON.
[[nodiscard]] HttpResponse completions(const Call& call);
/// What browsers ask for to search from their own box.
[[nodiscard]] HttpResponse opensearch(const Call& call);

/// True if the analysis is shown as a page: not where it is files or citations.
struct Analysis;
[[nodiscard]] bool has_page(const Analysis& analysis);

/// Runs `ask` and shows what is wrong with the question on the page itself; what is wrong with the
/// machine goes on. True if there is an answer.
template <typename Ask>
bool asked_well(Page& page, const Call& call, const Ask& ask) {
  try {
    ask();
    return true;
  } catch (const std::exception& error) {
    const RequestProblem problem = problem_of(error, call.index);
    if (problem.status >= 500) throw;
    page.tell(problem);
    return false;
  }
}

}  // namespace rostrum
