/// Takes requests of HTTP from the network and gives answers back. The door to Boost.Beast.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "searcher/server/http/http_message.hpp"
#include "searcher/server/http/work_queue.hpp"

namespace rostrum {

/// What nobody may pass who asks.
struct ServerLimits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 16 * 1024;
  std::size_t connections = 1000;
  std::size_t waiting = 200;  ///< requests of a lane that wait for a thread
  /// From the end of the last answer to the end of the next request: who sends it letter by letter
  /// is left.
  std::chrono::milliseconds request_time{15'000};
  std::chrono::milliseconds answer_time{30'000};  ///< of waiting and work together
  /// To take an answer, beside the time that its bytes need at least_bytes_a_second.
  std::chrono::milliseconds write_time{20'000};
  std::size_t least_bytes_a_second = 16'000;
  std::chrono::milliseconds drain_time{30'000};  ///< for answers under way when the server ends
};

/// What answers. at_once and refuse are called by the one thread that talks to the network, answer
/// by the threads of the queue, several at a time. None may throw.
class HttpHandler {
 public:
  /// Why a request gets no answer.
  enum class Refusal { TooMany, TooLong, TooLarge, HeadersTooLarge, Malformed, Ending };

  HttpHandler() = default;
  HttpHandler(const HttpHandler&) = delete;
  HttpHandler& operator=(const HttpHandler&) = delete;
  virtual ~HttpHandler() = default;

  /// What needs neither the index nor time; nullopt for what does.
  [[nodiscard]] virtual std::optional<HttpResponse> at_once(const HttpRequest& request) = 0;
  [[nodiscard]] virtual WorkQueue::Lane lane_of(const HttpRequest& request) const = 0;
  /// REQUIRES: no two calls have the same `worker` at a time.
  [[nodiscard]] virtual HttpResponse answer(const HttpRequest& request, std::size_t worker) = 0;
  /// `request` is null where none could be read.
  [[nodiscard]] virtual HttpResponse refuse(const HttpRequest* request, Refusal reason) = 0;
  /// Called when an answer is on its way. `took` is from the end of the request on.
  virtual void answered(const HttpRequest& request, const HttpResponse& response,
                        std::chrono::microseconds took) = 0;
};

/// True if only this machine reaches that address. Throws as HttpServer does.
[[nodiscard]] bool is_loopback(const std::string& address);

/// One thread talks to the network, others answer.
class HttpServer {
 public:
  /// Listens from now on. `address` is that of an interface, with a port: "127.0.0.1:8080",
  /// "[::1]:0" (0 for any that is free). Throws Error(InvalidInput) if it is none, or taken.
  /// REQUIRES: the handler outlives the server.
  HttpServer(const std::string& address, std::size_t threads, const ServerLimits& limits,
             HttpHandler& handler);
  ~HttpServer();

  /// "http://127.0.0.1:8080", with the port that was found.
  [[nodiscard]] std::string address() const;
  /// Of now; thread-safe.
  [[nodiscard]] std::size_t connections() const;
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] bool is_ending() const;

  /// Answers until SIGTERM or SIGINT comes; then takes no connection more, and returns when what
  /// was asked before is answered, or when drain_time has passed. True if all was answered.
  bool run();
  /// The same as SIGTERM. Thread-safe.
  void end();

  struct Core;  // keeps Boost out of this header

 private:
  std::unique_ptr<Core> core_;
};

}  // namespace rostrum
