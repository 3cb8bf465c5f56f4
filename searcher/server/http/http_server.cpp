#include "searcher/server/http/http_server.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <unordered_set>
#include <utility>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

tcp::endpoint endpoint_of(const std::string& address) {
  const auto refuse = [&] {
    return Error(
        ErrorKind::InvalidInput,
        "listen: '" + address + "' is no address with a port; write 127.0.0.1:8080 or [::1]:8080");
  };
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon + 1 == address.size()) throw refuse();
  std::string host = address.substr(0, colon);
  const std::string digits = address.substr(colon + 1);
  if (digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string::npos) {
    throw refuse();
  }
  const unsigned long port = std::stoul(digits);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  if (host == "localhost") host = "127.0.0.1";
  error_code error;
  const auto interface = asio::ip::make_address(host, error);
  if (error || port > 65535) throw refuse();
  return {interface, static_cast<std::uint16_t>(port)};
}

class Session;

}  // namespace

struct HttpServer::Core {
  Core(const std::string& address, std::size_t threads, const ServerLimits& given,
       HttpHandler& answering);

  void accept();
  void end();
  /// When the last answer is on its way, there is nothing to wait for.
  void leave_if_done();

  ServerLimits limits;
  HttpHandler& handler;
  // Sessions that are cut short end with `io`, and still look at what stands before it.
  std::unordered_set<Session*> sessions;  ///< of the network's thread alone
  std::atomic<std::size_t> connections{0};
  std::atomic<bool> ending{false};
  bool cut_short = false;
  bool over = false;  ///< run() has returned
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::signal_set signals{io, SIGTERM, SIGINT};
  asio::steady_timer pause{io};
  asio::steady_timer drain{io};
  tcp::endpoint endpoint;
  WorkQueue queue;  ///< last: its threads end before what they answer to
};

namespace {

using Core = HttpServer::Core;

/// One connection. All of it runs on the network's thread.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Core& core)
      : stream_(std::move(socket)), timer_(core.io), core_(core) {
    error_code ignored;
    const auto peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) address_ = peer.address().to_string();
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    core_.sessions.insert(this);
    core_.connections = core_.sessions.size();
  }
  ~Session() {
    core_.sessions.erase(this);
    core_.connections = core_.sessions.size();
    core_.leave_if_done();
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void read() {
    if (core_.ending) {
      close();
      return;
    }
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(core_.limits.header_bytes));
    parser_->body_limit(core_.limits.body_bytes);
    reading_ = true;
    // One deadline for all of it: a byte now and then does not move it.
    stream_.expires_after(core_.limits.request_time);
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_read(error); });
  }

  /// Takes no request more; one that has begun is still answered.
  void end() {
    if (reading_ && !parser_->got_some() && buffer_.size() == 0) close();
  }

  /// Says no and ends, without reading.
  void turn_away() {
    keep_ = false;
    send(core_.handler.refuse(nullptr, HttpHandler::Refusal::TooMany));
  }

 private:
  /// What is asked of the workers. They see nothing else of the session.
  struct Task {
    HttpRequest request;
    std::atomic<bool> left{false};  ///< nobody waits for it any longer
  };

  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

  /// Before it closes, what the peer still sends is read and dropped for a moment: closed at once,
  /// a peer that is still sending might lose the answer.
  void part() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds(2));
    drop();
  }

  void drop() {
    stream_.async_read_some(asio::buffer(scrap_),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                              constexpr std::size_t kMost = 4 << 20;
                              self->dropped_ += bytes;
                              if (error || self->dropped_ > kMost) {
                                self->close();
                              } else {
                                self->drop();
                              }
                            });
  }

  void on_read(error_code error) {
    reading_ = false;
    if (error) {
      refuse_unread(error);
      return;
    }
    begun_ = Clock::now();
    const auto& message = parser_->get();
    keep_ = message.keep_alive();
    head_ = message.method() == http::verb::head;
    version_ = message.version();
    auto task = std::make_shared<Task>();
    task->request = request_of(message);
    if (auto response = core_.handler.at_once(task->request)) {
      answer(task->request, std::move(*response));
      return;
    }
    dispatch(std::move(task));
  }

  [[nodiscard]] HttpRequest request_of(const http::request<http::string_body>& message) const {
    HttpRequest request{.method = std::string(message.method_string()),
                        .target = std::string(message.target()),
                        .headers = {},
                        .body = message.body(),
                        .address = address_,
                        .deadline = begun_ + core_.limits.answer_time};
    for (const auto& field : message) {
      std::string name(field.name_string());
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      request.headers.emplace_back(std::move(name), std::string(field.value()));
    }
    return request;
  }

  void refuse_unread(error_code error) {
    using Refusal = HttpHandler::Refusal;
    // A peer that ended, or was too slow, hears nothing more.
    const bool malformed =
        error.category() == http::make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message;
    if (!malformed) {
      close();
      return;
    }
    keep_ = false;
    head_ = false;  // which method it was is not known
    const Refusal why = error == http::error::body_limit     ? Refusal::TooLarge
                        : error == http::error::header_limit ? Refusal::HeadersTooLarge
                                                             : Refusal::Malformed;
    begun_ = Clock::now();
    answer({}, core_.handler.refuse(nullptr, why));
  }

  void dispatch(std::shared_ptr<Task> task) {
    // What a worker holds of the session it gives back to the network's thread, which alone may end
    // it.
    auto job = [self = shared_from_this(), task](std::size_t worker) mutable {
      HttpResponse response;
      const bool wanted = !task->left;
      if (wanted) response = self->core_.handler.answer(task->request, worker);
      asio::io_context& io = self->core_.io;
      asio::post(io, [self = std::move(self), task = std::move(task), wanted,
                      response = std::move(response)]() mutable {
        if (wanted && !task->left.exchange(true)) {
          self->timer_.cancel();
          self->answer(task->request, std::move(response));
        }
      });
    };
    using Refusal = HttpHandler::Refusal;
    if (!core_.queue.put(core_.handler.lane_of(task->request), std::move(job))) {
      answer(task->request, core_.handler.refuse(&task->request, Refusal::TooMany));
      return;
    }
    timer_.expires_after(core_.limits.answer_time);
    timer_.async_wait([self = shared_from_this(), task](error_code error) {
      if (error || task->left.exchange(true)) return;
      self->answer(task->request, self->core_.handler.refuse(&task->request, Refusal::TooLong));
    });
  }

  void answer(const HttpRequest& request, HttpResponse response) {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun_);
    core_.handler.answered(request, response, took);
    send(std::move(response));
  }

  void send(HttpResponse response) {
    if (core_.ending) keep_ = false;
    const auto fill = [&](auto& message) {
      message.version(version_);
      message.result(response.status);
      for (const auto& [name, value] : response.headers) message.insert(name, value);
      message.keep_alive(keep_);
    };
    stream_.expires_after(
        core_.limits.write_time +
        std::chrono::seconds(response.body.size() / core_.limits.least_bytes_a_second));
    const bool bodiless = response.status == 304 || response.status == 204;
    if (head_ || bodiless) {
      auto message = std::make_shared<http::response<http::empty_body>>();
      fill(*message);
      if (!bodiless) message->content_length(response.body.size());
      write(std::move(message));
    } else {
      auto message = std::make_shared<http::response<http::string_body>>();
      fill(*message);
      message->body() = std::move(response.body);
      message->prepare_payload();
      write(std::move(message));
    }
  }

  template <typename Message>
  void write(std::shared_ptr<Message> message) {
    auto& bytes = *message;
    http::async_write(
        stream_, bytes,
        [self = shared_from_this(), message = std::move(message)](error_code error, std::size_t) {
          if (error) {
            self->close();
          } else if (!self->keep_) {
            self->part();
          } else {
            self->read();
          }
        });
  }

  beast::tcp_stream stream_;
  asio::steady_timer timer_;
  Core& core_;
  beast::flat_buffer buffer_{64 * 1024};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::string address_;
  Clock::time_point begun_;
  unsigned version_ = 11;
  std::array<char, 4096> scrap_{};
  std::size_t dropped_ = 0;
  bool reading_ = false;
  bool keep_ = true;
  bool head_ = false;
};

}  // namespace

HttpServer::Core::Core(const std::string& address, std::size_t threads, const ServerLimits& given,
                       HttpHandler& answering)
    : limits(given), handler(answering), queue(threads, given.waiting) {
  endpoint = endpoint_of(address);
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) endpoint = acceptor.local_endpoint(error);
  if (error) {
    throw Error(ErrorKind::InvalidInput,
                "listen: " + address + ": " + error.message() + "; choose another port or address");
  }
}

void HttpServer::Core::accept() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (error) {
      // No descriptor is free: the next try waits for one.
      pause.expires_after(std::chrono::milliseconds(100));
      pause.async_wait([this](error_code ended) {
        if (!ended && acceptor.is_open()) accept();
      });
      return;
    }
    const bool full = sessions.size() >= limits.connections;
    const auto session = std::make_shared<Session>(std::move(socket), *this);
    if (full) {
      session->turn_away();
    } else {
      session->read();
    }
    accept();
  });
}

void HttpServer::Core::end() {
  if (ending.exchange(true)) return;
  error_code ignored;
  signals.cancel(ignored);
  acceptor.close(ignored);
  pause.cancel();
  drain.expires_after(limits.drain_time);
  drain.async_wait([this](error_code error) {
    if (error) return;
    cut_short = true;
    io.stop();
  });
  const std::vector<Session*> open(sessions.begin(), sessions.end());
  for (Session* each : open) each->end();
  leave_if_done();
}

void HttpServer::Core::leave_if_done() {
  if (ending && !over && sessions.empty()) drain.cancel();
}

bool is_loopback(const std::string& address) {
  return endpoint_of(address).address().is_loopback();
}

HttpServer::HttpServer(const std::string& address, std::size_t threads, const ServerLimits& limits,
                       HttpHandler& handler)
    : core_(std::make_unique<Core>(address, threads, limits, handler)) {}

HttpServer::~HttpServer() = default;

std::string HttpServer::address() const {
  const auto interface = core_->endpoint.address();
  const std::string host = interface.to_string();
  return "http://" + (interface.is_v6() ? '[' + host + ']' : host) + ':' +
         std::to_string(core_->endpoint.port());
}
std::size_t HttpServer::connections() const { return core_->connections; }
std::size_t HttpServer::waiting() const { return core_->queue.waiting(); }
bool HttpServer::is_ending() const { return core_->ending; }

void HttpServer::end() {
  asio::post(core_->io, [this] { core_->end(); });
}

bool HttpServer::run() {
  core_->signals.async_wait([this](error_code error, int) {
    if (!error) core_->end();
  });
  core_->accept();
  core_->io.run();
  core_->over = true;
  return !core_->cut_short;
}

}  // namespace rostrum
