/// Which address asks for what. A new page or answer is a row in the table of its file.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "searcher/engine/search_engine.hpp"
#include "searcher/server/http_message.hpp"
#include "searcher/server/problem.hpp"
#include "searcher/server/url.hpp"
#include "searcher/server/work_queue.hpp"

namespace rostrum {

/// One request on its way to its answer.
struct Call {
  const HttpRequest& request;
  Url url;  ///< its path without the one that the server stands under
  SearchEngine& engine;
  const Vocabulary& vocabulary;
  const Thesaurus& thesaurus;
  std::string_view index;      ///< folder of the index: what names it is for the log alone
  std::string_view base;       ///< path that the server stands under: "" or "/rostrum"
  std::string_view origin;     ///< "https://example.org"; "" if none was named
  std::size_t most_bytes = 0;  ///< of an answer
  QueryLimits limits;          ///< of a question
};

struct Route {
  std::string_view path;  ///< whole
  std::string_view name;  ///< in counts
  WorkQueue::Lane lane = WorkQueue::Lane::Quick;
  /// Asks the engine more than once: all of it must come from one commit.
  bool several_questions = false;
  HttpResponse (*answer)(const Call& call) = nullptr;
};

/// Null if there is none of that path.
[[nodiscard]] const Route* find_route(std::string_view path);

}  // namespace rostrum
