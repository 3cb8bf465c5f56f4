/// A client of HTTP that sends what it is told to, right or wrong, and a server to send it to.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {

struct HttpAnswer {
  int status = 0;                              ///< 0: the connection ended without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// One connection to this machine. Waits at most 30 seconds for anything.
class HttpConnection {
 public:
  explicit HttpConnection(std::uint16_t port);
  ~HttpConnection();
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  /// False if the other side has ended.
  bool send(std::string_view bytes);
  /// The next answer. REQUIRES: `bodiless` for what answers HEAD.
  [[nodiscard]] HttpAnswer receive(bool bodiless = false);
  /// True if the other side ends before anything else comes.
  [[nodiscard]] bool ends();

 private:
  bool more();

  int socket_;
  std::string waiting_;  ///< bytes that have come and are not read yet
};

/// rostrum-search serve on a port of its own, ended with the object.
class RunningServer {
 public:
  explicit RunningServer(const std::string& index, std::vector<std::string> arguments = {});
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// One GET on a connection of its own. `headers`: whole lines with their ends.
  [[nodiscard]] HttpAnswer get(const std::string& target, const std::string& headers = "") const;
  [[nodiscard]] HttpAnswer ask(const std::string& method, const std::string& target,
                               const std::string& headers = "", const std::string& body = "") const;

  /// Says that it shall end, as systemd does.
  void tell_to_end() const;
  /// Waits until it has ended; its exit status, or 128 + the signal.
  int wait();
  /// All that it has written to standard error up to now.
  [[nodiscard]] std::string log() const;

 private:
  TempDir files_;
  pid_t process_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace rostrum::testing
