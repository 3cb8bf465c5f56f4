/// What answers an address: a row of a table. A new page or answer is a row in the table of its
/// file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "searcher/engine/searcher.hpp"
#include "searcher/server/http/http_message.hpp"
#include "searcher/server/http/url.hpp"
#include "searcher/server/http/work_queue.hpp"
#include "searcher/server/routes/problem.hpp"

namespace rostrum {

class ValueNames;

/// One request on its way to its answer.
struct Call {
  const HttpRequest& request;
  Url url;  ///< its path without the one that the server stands under
  Searcher& engine;
  const Vocabulary& vocabulary;
  const Thesaurus& thesaurus;
  std::string_view index;      ///< folder of the index: what names it is for the log alone
  std::string_view base;       ///< path that the server stands under: "" or "/rostrum"
  std::string_view origin;     ///< "https://example.org"; "" if none was named
  std::size_t most_bytes = 0;  ///< of an answer
  QueryLimits limits;          ///< of a question
  /// Folders whose files may be opened as sources of statements; canonical.
  std::span<const std::filesystem::path> sources = {};
  std::filesystem::path saved = {};  ///< file of saved searches that are shown; "" for none
  ValueNames* names = nullptr;       ///< of values on file, for who types
  /// Takes what is wrong with the machine, and not told to who asks; empty: nobody does.
  std::function<void(const std::string&)> log = {};
};

/// What whole addresses begin with: where no --base-url says it, that by which the reader came.
/// Letters, digits and signs of addresses alone.
[[nodiscard]] std::string whole_base(const Call& call);

struct Route {
  std::string_view path;  ///< whole
  std::string_view name;  ///< in counts
  WorkQueue::Lane lane = WorkQueue::Lane::Quick;
  /// Asks the engine more than once: all of it must come from one commit.
  bool several_questions = false;
  HttpResponse (*answer)(const Call& call) = nullptr;
  /// Its answer changes without a commit too, so that no tag stands for it.
  bool untagged = false;
  bool posts = false;  ///< asked by POST alone, with a body; else by GET
  /// Where that depends on the body; null: `lane`.
  WorkQueue::Lane (*lane_of)(const HttpRequest& request) = nullptr;
  /// How many questions it counts for where they are limited; null: one.
  double (*cost_of)(const HttpRequest& request) = nullptr;
  bool opens_sources =
      false;  ///< its answer depends on files beside the index, where they are shown
};

}  // namespace rostrum
