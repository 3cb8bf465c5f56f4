// The server over real sockets, with a handler whose answers wait until they are let go.
#include "searcher/server/http/http_server.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "schemas/base/error.hpp"
#include "tests/support/http_client.hpp"

namespace rostrum {
namespace {

using testing::HttpAnswer;
using testing::HttpConnection;

/// "/now" is answered at once, "/held" when it is let go, all else by a worker.
class Held : public HttpHandler {
 public:
  std::optional<HttpResponse> at_once(const HttpRequest& request) override {
    if (request.target == "/now") return of("now");
    return std::nullopt;
  }
  WorkQueue::Lane lane_of(const HttpRequest& request) const override {
    return request.target == "/held" ? WorkQueue::Lane::Long : WorkQueue::Lane::Quick;
  }
  HttpResponse answer(const HttpRequest& request, std::size_t) override {
    if (request.target == "/large") return of(std::string(20'000'000, 'x'));
    if (request.target != "/held") return of(request.method + ' ' + request.target);
    std::unique_lock lock(mutex_);
    ++held_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return let_go_; });
    return of("held");
  }
  HttpResponse refuse(const HttpRequest*, Refusal reason) override {
    HttpResponse response = of("refused");
    response.status = reason == Refusal::TooLarge          ? 413
                      : reason == Refusal::HeadersTooLarge ? 431
                      : reason == Refusal::Malformed       ? 400
                                                           : 503;
    return response;
  }
  void answered(const HttpRequest&, const HttpResponse&, std::chrono::microseconds) override {}

  void wait_for_held(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return held_ >= count; });
  }
  void let_go() {
    const std::lock_guard lock(mutex_);
    let_go_ = true;
    changed_.notify_all();
  }

 private:
  static HttpResponse of(std::string body) {
    HttpResponse response;
    response.body = std::move(body);
    return response;
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  int held_ = 0;
  bool let_go_ = false;
};

class HttpServerTest : public ::testing::Test {
 protected:
  void start(const ServerLimits& limits) {
    server_ = std::make_unique<HttpServer>("127.0.0.1:0", 2, limits, handler_);
    const std::string address = server_->address();
    port_ = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    thread_ = std::thread([this] { all_answered_ = server_->run(); });
  }
  void TearDown() override {
    handler_.let_go();
    end();
  }
  void end() {
    if (!thread_.joinable()) return;
    server_->end();
    thread_.join();
  }
  static std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }
  HttpAnswer ask(const std::string& target) const {
    HttpConnection connection(port_);
    connection.send(get(target));
    return connection.receive();
  }
  /// What follows these bytes.
  [[nodiscard]] int status_of(const std::string& bytes) const {
    HttpConnection connection(port_);
    connection.send(bytes);
    return connection.receive().status;
  }

  Held handler_;
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
  std::uint16_t port_ = 0;
  bool all_answered_ = false;
};

TEST_F(HttpServerTest, AnswersSeveralOnOneConnection) {
  start({});
  HttpConnection connection(port_);
  connection.send(get("/a") + get("/now") + get("/b"));  // the second before the first is answered
  EXPECT_EQ(connection.receive().body, "GET /a");
  EXPECT_EQ(connection.receive().body, "now");
  EXPECT_EQ(connection.receive().body, "GET /b");
  connection.send("HEAD /c HTTP/1.1\r\nHost: x\r\n\r\n" + get("/d"));
  EXPECT_EQ(connection.receive(true).headers["content-length"], "7");
  EXPECT_EQ(connection.receive().body, "GET /d");
  connection.send("GET /e HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(connection.receive().body, "GET /e");
  EXPECT_TRUE(connection.ends());
}

TEST_F(HttpServerTest, ARefusalBehindAHeadHasItsBody) {
  start({});
  HttpConnection connection(port_);
  connection.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(connection.receive(true).status, 200);
  connection.send("GET / HTTP/9.9\r\n\r\n");
  EXPECT_EQ(connection.receive().body, "refused");
}

TEST_F(HttpServerTest, RefusesWhatIsNoRequestOrTooMuch) {
  start({.header_bytes = 2000, .body_bytes = 100});
  const std::string filler(3000, 'a');
  const std::pair<std::string, int> cases[] = {
      {"\x16\x03\x01\x02garbage\r\n\r\n", 400},
      {"GET / HTTP/9.9\r\n\r\n", 400},
      {"GET  / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", 400},
      {"GET /" + filler + " HTTP/1.1\r\n\r\n", 431},
      {"GET / HTTP/1.1\r\nX: " + filler + "\r\n\r\n", 431},
      {"POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n" + filler, 413},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nBB8\r\n" + filler + "\r\n0\r\n\r\n",
       413},
  };
  for (const auto& [bytes, status] : cases) {
    EXPECT_EQ(status_of(bytes), status) << bytes.substr(0, 80);
  }
  EXPECT_EQ(ask("/still").body, "GET /still");
}

TEST_F(HttpServerTest, WhoSendsLetterByLetterIsLeft) {
  start({.request_time = std::chrono::milliseconds(300)});
  std::vector<std::unique_ptr<HttpConnection>> slow;
  for (int i = 0; i < 50; ++i) {
    slow.push_back(std::make_unique<HttpConnection>(port_));
    slow.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
  }
  EXPECT_EQ(ask("/quick").body, "GET /quick") << "they hold up nobody";
  for (const auto& each : slow) {
    // A letter now and then does not move the end.
    while (each->send("x")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(ask("/after").body, "GET /after");
}

TEST_F(HttpServerTest, WhoTakesNothingIsLeft) {
  start({.write_time = std::chrono::milliseconds(200), .least_bytes_a_second = 1'000'000'000});
  HttpConnection connection(port_);
  connection.send(get("/large"));
  EXPECT_EQ(ask("/other").body, "GET /other");
  while (server_->connections() > 0) std::this_thread::yield();
  EXPECT_LT(connection.receive().body.size(), 20'000'000U);
}

TEST_F(HttpServerTest, WhatTakesLongHoldsUpNobody) {
  start({});
  HttpConnection first(port_);
  HttpConnection second(port_);
  first.send(get("/held"));
  second.send(get("/held"));
  handler_.wait_for_held(1);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(ask("/quick").body, "GET /quick");
  handler_.let_go();
  EXPECT_EQ(first.receive().body, "held");
  EXPECT_EQ(second.receive().body, "held");
}

TEST_F(HttpServerTest, AnAnswerHasItsTime) {
  start({.answer_time = std::chrono::milliseconds(100)});
  HttpConnection connection(port_);
  connection.send(get("/held"));
  EXPECT_EQ(connection.receive().status, 503);
  connection.send(get("/next"));
  EXPECT_EQ(connection.receive().body, "GET /next") << "the connection goes on";
  handler_.let_go();  // what comes too late goes to nobody
  connection.send(get("/last"));
  EXPECT_EQ(connection.receive().body, "GET /last");
}

TEST_F(HttpServerTest, WhereTooManyWaitTheNextIsTurnedAway) {
  start({.waiting = 2});
  std::vector<std::unique_ptr<HttpConnection>> waiting;
  for (int i = 0; i < 3; ++i) {
    waiting.push_back(std::make_unique<HttpConnection>(port_));
    waiting.back()->send(get("/held"));
    if (i == 0) handler_.wait_for_held(1);
  }
  while (server_->waiting() < 2) std::this_thread::yield();
  EXPECT_EQ(ask("/held").status, 503);
  EXPECT_EQ(ask("/quick").status, 200);
  handler_.let_go();
  for (const auto& each : waiting) EXPECT_EQ(each->receive().body, "held");
}

TEST_F(HttpServerTest, ConnectionsAreCounted) {
  start({.connections = 3});
  std::vector<std::unique_ptr<HttpConnection>> idle;
  for (int i = 0; i < 3; ++i) {
    idle.push_back(std::make_unique<HttpConnection>(port_));
    idle.back()->send(get("/now"));
    EXPECT_EQ(idle.back()->receive().status, 200);
  }
  HttpConnection fourth(port_);
  EXPECT_EQ(fourth.receive().status, 503);
  EXPECT_TRUE(fourth.ends());
  idle.pop_back();
  while (server_->connections() > 2) std::this_thread::yield();
  EXPECT_EQ(ask("/again").status, 200);
}

TEST_F(HttpServerTest, WhatWasAskedIsAnsweredBeforeItEnds) {
  start({});
  HttpConnection idle(port_);
  HttpConnection asking(port_);
  idle.send(get("/now"));
  EXPECT_EQ(idle.receive().body, "now");
  asking.send(get("/held"));
  handler_.wait_for_held(1);
  server_->end();
  EXPECT_TRUE(idle.ends()) << "who asks nothing is left";
  EXPECT_THROW(HttpConnection{port_}, std::runtime_error);
  handler_.let_go();
  const HttpAnswer answer = asking.receive();
  EXPECT_EQ(answer.body, "held");
  EXPECT_EQ(answer.headers.at("connection"), "close");
  thread_.join();
  EXPECT_TRUE(all_answered_);
}

TEST_F(HttpServerTest, AtTheEndPatienceHasALimit) {
  start({.drain_time = std::chrono::milliseconds(100)});
  HttpConnection asking(port_);
  asking.send(get("/held"));
  handler_.wait_for_held(1);
  server_->end();
  thread_.join();
  EXPECT_FALSE(all_answered_);
}

TEST(HttpServerAddress, IsRefusedWhereItIsNone) {
  Held handler;
  for (const char* address : {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999",
                              "127.0.0.1:8080x", "example.invalid:80", "[::1]", ":8080"}) {
    EXPECT_THROW(HttpServer(address, 1, {}, handler), Error) << address;
  }
  EXPECT_TRUE(is_loopback("127.0.0.1:1"));
  EXPECT_TRUE(is_loopback("localhost:1"));
  EXPECT_TRUE(is_loopback("[::1]:1"));
  EXPECT_FALSE(is_loopback("0.0.0.0:1"));
}

}  // namespace
}  // namespace rostrum
