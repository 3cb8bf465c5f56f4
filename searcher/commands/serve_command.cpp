#include "searcher/commands/serve_command.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <thread>

#include "schemas/base/error.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/saved/saved_searches.hpp"
#include "searcher/server/service.hpp"

namespace rostrum {
namespace {

/// Threads, sizes and times of nothing, or beyond reason, are mistakes.
void check(const char* name, std::size_t value, std::size_t least, std::size_t most) {
  if (value >= least && value <= most) return;
  throw Error(ErrorKind::InvalidInput, std::string(name) + ": " + std::to_string(value) +
                                           " is not within " + std::to_string(least) + " and " +
                                           std::to_string(most));
}

}  // namespace

int serve(const ServeOptions& options, std::ostream& out, std::ostream& err) {
  check("threads", options.threads, 0, 256);
  check("max-connections", options.limits.connections, 1, 100'000);
  check("max-waiting", options.limits.waiting, 1, 100'000);
  check("answer-seconds", options.answer_seconds, 1, 3600);
  check("max-answer-megabytes", options.answer_megabytes, 1, 4096);
  check("max-kept-megabytes", options.kept_megabytes, 0, 65'536);
  check("rate", options.rate, 0, 1'000'000);
  check("burst", options.burst, 0, 1'000'000);
  if (options.memory_megabytes > 0 && 2 * options.kept_megabytes > options.memory_megabytes) {
    throw Error(ErrorKind::InvalidInput,
                "max-kept-megabytes: answers that are kept count among --max-memory; at most half "
                "of it, " +
                    std::to_string(options.memory_megabytes / 2) + ", may be kept");
  }
  if (options.rate == 0 && (options.burst > 0 || options.trust_forwarded)) {
    throw Error(ErrorKind::InvalidInput,
                std::string(options.burst > 0 ? "burst" : "trust-forwarded") +
                    ": it says how --rate counts; give that, too");
  }
  constexpr std::size_t kUsualBurst = 10;  // seconds' worth
  const std::size_t processors = std::thread::hardware_concurrency();
  const std::size_t threads =
      options.threads > 0 ? options.threads : std::max<std::size_t>(2, processors);
  ServerLimits limits = options.limits;
  limits.answer_time = std::chrono::seconds(options.answer_seconds);
  // What is wrong with the files is told now, and not to the first who asks.
  if (!options.saved.empty()) (void)SavedSearches(options.saved, SavedSearches::Access::Read);
  const IndexState state = open_searcher(options.index, *options.vocabulary)->newest();

  ServiceSettings settings{
      .index = options.index,
      .vocabulary = options.vocabulary,
      .thesaurus = options.thesaurus,
      .workers = threads,
      .base_url = options.base_url,
      .cors = options.cors,
      .saved = options.saved,
      .sources = {options.sources.begin(), options.sources.end()},
      .loopback = is_loopback(options.listen),
      .most_answer_bytes = options.answer_megabytes << 20,
      .most_kept_bytes = options.kept_megabytes << 20,
      .most_memory_mb = options.memory_megabytes,
      .rate = static_cast<double>(options.rate),
      .burst = static_cast<double>(options.burst > 0 ? options.burst : kUsualBurst * options.rate),
      .trust_forwarded = options.trust_forwarded,
      .log = options.quiet ? nullptr : &err,
      .log_questions = options.log_questions};
  Service service(std::move(settings));
  HttpServer server(options.listen, threads, limits, service);
  service.tell_of(server);
  out << "serving " << state.statements << " statements at " << server.address()
      << "/  (Ctrl-C ends it)\n"
      << std::flush;
  if (server.run()) return kExitDone;
  err << "rostrum-search: some answers were cut off at the end\n";
  return kExitPartial;
}

}  // namespace rostrum
