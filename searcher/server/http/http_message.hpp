/// A request and an answer of HTTP as the rest of the server sees them: nothing of a library is in
/// them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostrum {

/// Names of headers are in lower case in requests, as they are written in answers.
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method;
  std::string target;  ///< as it was sent: path and parameters, not decoded
  HttpHeaders headers;
  std::string body = {};
  std::string address;                               ///< of who asks
  std::chrono::steady_clock::time_point deadline{};  ///< nobody waits for an answer after it

  /// The first of that name (lower case); "" for none.
  [[nodiscard]] std::string_view header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
};

struct HttpResponse {
  unsigned status = 200;
  HttpHeaders headers;
  std::string body;
  /// Which kind of answer it is, for the counts of /metrics: never what was asked.
  std::string_view route;

  /// Puts the header in the place of one of the same name.
  void set(std::string_view name, std::string value) {
    for (auto& [key, before] : headers) {
      if (key == name) {
        before = std::move(value);
        return;
      }
    }
    headers.emplace_back(name, std::move(value));
  }
};

}  // namespace rostrum
