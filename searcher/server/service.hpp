/// What the server answers: routes, and what holds for all of them.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "searcher/engine/searcher.hpp"
#include "searcher/server/answer_cache.hpp"
#include "searcher/server/http/http_server.hpp"
#include "searcher/server/http/rate_limit.hpp"
#include "searcher/server/metrics.hpp"
#include "searcher/server/pages/base/value_names.hpp"
#include "searcher/server/pages/page.hpp"
#include "searcher/server/router.hpp"

namespace rostrum {

struct ServiceSettings {
  std::filesystem::path index;
  const Vocabulary* vocabulary = nullptr;  ///< REQUIRES: set
  const Thesaurus* thesaurus = nullptr;    ///< REQUIRES: set
  std::size_t workers = 1;
  /// Where people reach it: "https://example.org/rostrum". "" for where it listens.
  std::string base_url;
  /// Pages of these origins ("https://example.org", or "*") may read the API.
  std::vector<std::string> cors;
  std::filesystem::path saved;  ///< file of saved searches that are listed; "" for none
  /// Statements whose files lie in these folders have them opened; none of them by default.
  std::vector<std::filesystem::path> sources;
  /// Only this machine can reach it. Then no page elsewhere may either, by a name of its own that
  /// leads here: requests must name this machine, or the host of `base_url`.
  bool loopback = true;
  std::size_t most_answer_bytes = 64 << 20;
  std::size_t most_kept_bytes = 64 << 20;  ///< of answers that may be asked for again
  std::size_t most_memory_mb = 1024;       ///< in use while a question is answered
  double rate = 0;                         ///< questions a second from one address; 0 for any
  double burst = 1;                        ///< that it may ask at once after a pause
  bool trust_forwarded = false;            ///< X-Forwarded-For says who asks: a proxy writes it
  std::ostream* log = nullptr;             ///< null for none
  bool log_questions = false;              ///< and who asks: personal data
};

class Service : public HttpHandler {
 public:
  /// Throws Error(InvalidInput) if the address is none.
  explicit Service(ServiceSettings settings);

  /// REQUIRES: called before the server runs; it lives as long as it does.
  void tell_of(const HttpServer& server) { server_ = &server; }

  [[nodiscard]] std::optional<HttpResponse> at_once(const HttpRequest& request) override;
  [[nodiscard]] WorkQueue::Lane lane_of(const HttpRequest& request) const override;
  [[nodiscard]] HttpResponse answer(const HttpRequest& request, std::size_t worker) override;
  [[nodiscard]] HttpResponse refuse(const HttpRequest* request, Refusal reason) override;
  void answered(const HttpRequest& request, const HttpResponse& response,
                std::chrono::microseconds took) override;

 private:
  [[nodiscard]] std::string path_below_base(std::string path) const;
  [[nodiscard]] bool is_for_us(const HttpRequest& request) const;
  [[nodiscard]] HttpResponse answer_route(const Route& route, const Call& call);
  [[nodiscard]] HttpResponse ready(std::size_t worker);
  [[nodiscard]] HttpResponse measured() const;
  [[nodiscard]] std::string client_of(const HttpRequest& request) const;
  Searcher& engine_of(std::size_t worker);
  [[nodiscard]] QueryLimits limits_of(const HttpRequest& request) const;
  void note(const IndexState& state);
  [[nodiscard]] static std::string question_of(const Call& call);
  [[nodiscard]] std::string tag_of(const IndexState& state, const std::string& question) const;
  [[nodiscard]] bool wants_page(const HttpRequest& request) const;
  [[nodiscard]] PageRequest page_request_of(const HttpRequest& request) const;
  HttpResponse with_problem(const RequestProblem& problem, const HttpRequest* request);
  /// Headers that every answer has.
  [[nodiscard]] HttpResponse finished(HttpResponse response, const HttpRequest* request) const;
  void log(const std::string& line);

  ServiceSettings settings_;
  std::string origin_;  ///< of base_url
  std::string base_;    ///< its path
  std::string host_;    ///< its host, with the port, in lower case
  std::string run_;     ///< other at each start
  const HttpServer* server_ = nullptr;
  std::vector<std::unique_ptr<Searcher>> engines_;  ///< one a worker
  std::shared_ptr<CommitShare> commits_ = make_commit_share();
  std::atomic<std::uint64_t> revision_{0};
  std::atomic<std::size_t> statements_{0};
  Metrics metrics_;
  RateLimit rate_;  ///< of the network's thread alone
  AnswerCache answers_;
  ValueNames names_;
  std::mutex log_mutex_;
};

}  // namespace rostrum
