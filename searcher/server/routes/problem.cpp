#include "searcher/server/routes/problem.hpp"

#include <algorithm>
#include <charconv>
#include <new>
#include <nlohmann/json.hpp>

#include "schemas/base/error.hpp"
#include "searcher/request/question_budget.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

/// Messages begin with what they are about: "country: no state called …".
std::string parameter_in(std::string_view message) {
  const std::size_t colon = message.find(": ");
  const std::string subject(message.substr(0, colon == std::string_view::npos ? 0 : colon));
  // What an analysis says of itself is about the words behind its name.
  if (subject == "query" || find_analysis(subject) != nullptr) return "q";
  if (message.starts_with("no statement has the id")) return "id";
  if (subject.empty() || subject.find(' ') != std::string::npos) return "";
  const std::string name = option_name(subject);
  return is_parameter(name) ? name : "";
}

/// "the bracket at 7 is not closed".
std::size_t position_in(std::string_view message) {
  constexpr std::string_view kSign = " at ";
  for (std::size_t at = message.find(kSign); at != std::string_view::npos;
       at = message.find(kSign, at + 1)) {
    const char* begin = message.data() + at + kSign.size();
    std::size_t position = 0;
    const auto read = std::from_chars(begin, message.data() + message.size(), position);
    if (read.ec == std::errc()) return position;
  }
  return 0;
}

/// Its subject is the folder of the index or something in it. Further on in a message stands what
/// was asked, which may be called as the folder is.
bool is_about(std::string_view message, std::string_view index) {
  if (!message.starts_with(index) || message.size() == index.size()) return false;
  const char next = message[index.size()];
  return next == ':' || next == '/';
}

/// "'rostrum-search values country'" gives "'/api/v1/values?field=country'".
std::string by_address(std::string detail, std::string_view base) {
  constexpr std::string_view kCommand = "'rostrum-search ";
  const std::string api = '\'' + std::string(base) + "/api/v1/";
  for (std::size_t at = 0; (at = detail.find(kCommand, at)) != std::string::npos;) {
    detail.replace(at, kCommand.size(), api);
    const std::size_t end = std::min(detail.find('\'', at + 1), detail.size());
    const std::size_t blank = detail.find(' ', at);
    if (blank < end) detail.replace(blank, 1, "?field=");
    at += api.size();
  }
  return detail;
}

RequestProblem of_the_machine(unsigned status, std::string detail, std::string log) {
  return {.status = status, .detail = std::move(detail), .log = std::move(log)};
}

}  // namespace

std::string_view title_of(unsigned status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 413:
      return "Content Too Large";
    case 421:
      return "Misdirected Request";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "";
  }
}

RequestProblem problem_of(const std::exception& error, std::string_view index) {
  const std::string message = error.what();
  if (const auto* parameter = dynamic_cast<const OptionError*>(&error)) {
    return {.detail = message, .parameter = parameter->name()};
  }
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    return of_the_machine(503, "there is not enough memory for this question now; ask again later",
                          message);
  }
  if (dynamic_cast<const GivenUp*>(&error) != nullptr) {
    return {.status = 503,
            .detail =
                "the question takes more time or memory than this server gives it; ask for "
                "fewer or rarer words, narrow it with filters or dates, or ask again later"};
  }
  const auto* ours = dynamic_cast<const Error*>(&error);
  if (ours == nullptr) {
    return of_the_machine(500, "the server has made a mistake; its log tells more", message);
  }
  if (ours->kind() == ErrorKind::Busy) {
    return of_the_machine(503, "the index is being rewritten; ask again", message);
  }
  if (is_about(message, index) || ours->kind() == ErrorKind::Unreadable ||
      ours->kind() == ErrorKind::IndexFormat) {
    return of_the_machine(503, "the index cannot be read now; the server's log tells why", message);
  }
  const unsigned status = ours->kind() == ErrorKind::NotFound ? 404 : 400;
  RequestProblem problem{.status = status, .detail = message, .parameter = parameter_in(message)};
  if (problem.parameter == "q") problem.position = position_in(message);
  return problem;
}

HttpResponse problem_response(const RequestProblem& problem, std::string_view base) {
  nlohmann::ordered_json body = {{"type", "about:blank"},
                                 {"title", title_of(problem.status)},
                                 {"status", problem.status},
                                 {"detail", by_address(problem.detail, base)}};
  if (!problem.parameter.empty()) body["parameter"] = problem.parameter;
  if (problem.position > 0) body["position"] = problem.position;
  HttpResponse response{.status = problem.status};
  response.set("Content-Type", "application/problem+json");
  response.set("Cache-Control", "no-store");
  response.body = body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
  return response;
}

}  // namespace rostrum
