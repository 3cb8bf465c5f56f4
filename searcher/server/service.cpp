#include "searcher/server/service.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <ostream>
#include <random>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/request/in_parallel.hpp"
#include "searcher/request/question_budget.hpp"
#include "searcher/server/pages/pages.hpp"
#include "searcher/server/routes/api.hpp"

namespace rostrum {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostTries = 3;

std::string time_text(const char* form) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 64> text{};
  return {text.data(), std::strftime(text.data(), text.size(), form, &parts)};
}

std::string_view without_parameters(std::string_view target) {
  return target.substr(0, target.find('?'));
}

/// Any of the tags that the client has. "*" is none: whether there is an answer is known when it is
/// made.
bool has_tag(std::string_view header, std::string_view tag) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    std::string_view each = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t first = each.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    each = each.substr(first, each.find_last_not_of(" \t") + 1 - first);
    if (each == tag) return true;
  }
  return false;
}

/// "localhost:8080" gives "localhost".
std::string_view host_alone(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

/// Some proxies write the port too: "192.0.2.1:4001", "[2001:db8::1]:4001".
std::string_view address_alone(std::string_view told) {
  if (told.starts_with('[')) return told.substr(1, told.find(']') - 1);
  const bool has_port = std::count(told.begin(), told.end(), ':') == 1;
  return has_port ? told.substr(0, told.find(':')) : told;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

/// Eight letters, other ones at each start.
std::string name_of_run() { return fmt::format("{:08x}", std::random_device{}()); }

HttpResponse plain(std::string text) {
  HttpResponse response;
  response.set("Content-Type", "text/plain; charset=utf-8");
  response.set("Cache-Control", "no-store");
  response.body = std::move(text);
  return response;
}

}  // namespace

Service::Service(ServiceSettings settings)
    : settings_(std::move(settings)),
      run_(name_of_run()),
      rate_(settings_.rate, settings_.burst),
      answers_(settings_.most_kept_bytes) {
  engines_.resize(settings_.workers);
  for (std::filesystem::path& each : settings_.sources) {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::canonical(each, error);
    if (error || !std::filesystem::is_directory(folder, error)) {
      throw Error(ErrorKind::InvalidInput, "sources: '" + each.string() + "' is no folder");
    }
    each = folder;
  }
  std::string url = settings_.base_url;
  while (url.ends_with('/')) url.pop_back();
  if (!url.empty()) {
    const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
    const bool harmful = url.find_first_of(" \t\r\n\"<>?#%") != std::string::npos;
    if (scheme == 0 || url.size() == scheme || harmful) {
      throw Error(ErrorKind::InvalidInput,
                  "base-url: '" + url + "' is no address; write https://example.org/rostrum");
    }
    const std::size_t slash = std::min(url.find('/', scheme), url.size());
    origin_ = url.substr(0, slash);
    host_ = lower_case(origin_.substr(scheme));
    base_ = url.substr(slash);
  }
}

/// A proxy may pass the path on whole, or take away what the server stands under.
std::string Service::path_below_base(std::string path) const {
  if (base_.empty() || !path.starts_with(base_)) return path;
  if (path.size() == base_.size()) return "/";
  return path[base_.size()] == '/' ? path.substr(base_.size()) : path;
}

bool Service::is_for_us(const HttpRequest& request) const {
  if (!settings_.loopback) return true;
  if (request.header("host").empty()) return true;              // HTTP/1.0: no browser sends that
  const std::string host = lower_case(request.header("host"));  // RFC 3986, 3.2.2
  std::string_view name = host_alone(host);
  if (name.ends_with('.')) name.remove_suffix(1);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]" ||
         (!host_.empty() && (host == host_ || name == host_alone(host_)));
}

std::optional<HttpResponse> Service::at_once(const HttpRequest& request) {
  if (!is_for_us(request)) {
    return with_problem({.status = 421,
                         .detail = "host: this server answers to the name of this machine alone; "
                                   "ask it as localhost",
                         .log = "a request by another name was refused: --base-url names it"},
                        &request);
  }
  const std::string path = path_below_base(std::string(without_parameters(request.target)));
  const bool api = path.starts_with(kApiPath);
  if (request.method == "OPTIONS" && api) {
    HttpResponse response{.status = 204, .route = "options"};
    response.set("Allow", "GET, HEAD, OPTIONS");
    if (!settings_.cors.empty()) {
      response.set("Access-Control-Allow-Methods", "GET, HEAD");
      response.set("Access-Control-Max-Age", "86400");
    }
    return finished(std::move(response), &request);
  }
  const Route* route = find_route(path);
  const bool posts = route != nullptr && route->posts;
  if (posts ? request.method != "POST" : request.method != "GET" && request.method != "HEAD") {
    HttpResponse response =
        with_problem({.status = 405,
                      .detail = posts ? "method: messages are sent here by POST"
                                      : "method: this server is only read from; use GET"},
                     &request);
    response.set("Allow", posts ? "POST" : "GET, HEAD");
    return response;
  }
  if (path == "/healthz") {
    HttpResponse response = plain("ok\n");
    response.route = "healthz";
    return finished(std::move(response), &request);
  }
  if (path == "/metrics") return finished(measured(), &request);
  if (path == "/readyz" && server_ != nullptr && server_->is_ending()) {
    return refuse(&request, Refusal::Ending);
  }
  if (route != nullptr) {
    const double cost = route->cost_of != nullptr ? route->cost_of(request) : 1;
    if (const std::size_t wait = rate_.wait_of(client_of(request), Clock::now(), cost)) {
      return with_problem({.status = 429,
                           .detail = "you ask more often than this server allows; ask again in " +
                                     plural(wait, "second", "seconds"),
                           .retry_after = wait},
                          &request);
    }
    return std::nullopt;
  }
  if (path == "/readyz") return std::nullopt;
  if (std::optional<HttpResponse> small = small_file(path, base_)) {
    return finished(std::move(*small), &request);
  }
  constexpr std::string_view kStatic = "/static/";
  if (path.starts_with(kStatic)) {
    const std::string_view name = std::string_view(path).substr(kStatic.size());
    if (const std::string_view* bytes = static_file(name)) {
      HttpResponse response{.body = std::string(*bytes), .route = "static"};
      response.set("Content-Type", std::string(media_type_of_static(name)));
      // Its address has the build in it.
      response.set("Cache-Control", "public, max-age=31536000, immutable");
      return finished(std::move(response), &request);
    }
  }
  return with_problem({.status = 404,
                       .detail = "address: there is nothing here; " + std::string(base_) +
                                 std::string(kApiPath) + " lists what there is"},
                      &request);
}

/// A proxy adds the address that it was asked from behind what it was told.
std::string Service::client_of(const HttpRequest& request) const {
  if (!settings_.trust_forwarded) return request.address;
  std::string_view told;
  for (const auto& [name, value] : request.headers) {
    if (name == "x-forwarded-for") told = value;
  }
  const std::size_t comma = told.rfind(',');
  if (comma != std::string_view::npos) told.remove_prefix(comma + 1);
  const std::size_t first = told.find_first_not_of(" \t");
  if (first == std::string_view::npos) return request.address;
  return std::string(address_alone(told.substr(first, told.find_last_not_of(" \t") + 1 - first)));
}

WorkQueue::Lane Service::lane_of(const HttpRequest& request) const {
  const Route* route = find_route(path_below_base(std::string(without_parameters(request.target))));
  if (route == nullptr) return WorkQueue::Lane::Quick;
  return route->lane_of != nullptr ? route->lane_of(request) : route->lane;
}

Searcher& Service::engine_of(std::size_t worker) {
  std::unique_ptr<Searcher>& engine = engines_[worker];
  if (!engine) {
    engine = open_searcher(settings_.index, *settings_.vocabulary, commits_, FilesToldBy::Name);
  }
  return *engine;
}

/// The engine gives up while somebody still waits to hear why.
QueryLimits Service::limits_of(const HttpRequest& request) const {
  constexpr std::chrono::duration<double> kToTell{0.2};
  constexpr double kLeast = 0.01;
  const std::chrono::duration<double> left = request.deadline - std::chrono::steady_clock::now();
  return {.seconds = std::max(kLeast, (left - kToTell).count()),
          .memory_mb = settings_.most_memory_mb};
}

/// All that an answer depends on beside the commit: a page differs with its language, and whole
/// addresses with the name that the server is asked by, where it was not told its own.
std::string Service::question_of(const Call& call) {
  std::string question = call.url.path + query_string(call.url.parameters);
  if (call.url.path.starts_with(kApiPath)) return question;
  question += '\n' + std::string(language_for(first_of(call.url.parameters, "ui"),
                                              call.request.header("accept-language")));
  if (call.origin.empty()) question += '\n' + std::string(call.request.header("host"));
  return question;
}

/// The question is in it, so that who has it once had an answer: a mistake has no tag. So is this
/// run of the server: another may have other settings and vocabularies.
std::string Service::tag_of(const IndexState& state, const std::string& question) const {
  return "W/\"" + state.commit + '-' + page_build() + '-' + run_ + '-' +
         std::to_string(std::hash<std::string>{}(question)) + '"';
}

HttpResponse Service::answer(const HttpRequest& request, std::size_t worker) {
  const AnsweringThread at_work;
  const std::string path = path_below_base(std::string(without_parameters(request.target)));
  const Route* route = find_route(path);
  UrlParameters asked;
  HttpResponse response;
  try {
    if (route == nullptr) {
      response = ready(worker);
    } else {
      Url url = read_target(request.target);
      url.path = path;
      asked = url.parameters;
      response =
          answer_route(*route, {.request = request,
                                .url = std::move(url),
                                .engine = engine_of(worker),
                                .vocabulary = *settings_.vocabulary,
                                .thesaurus = *settings_.thesaurus,
                                .index = settings_.index.native(),
                                .base = base_,
                                .origin = origin_,
                                .most_bytes = settings_.most_answer_bytes,
                                .limits = limits_of(request),
                                .sources = settings_.sources,
                                .saved = settings_.saved,
                                .names = &names_,
                                .log = [this](const std::string& text) { log("error: " + text); }});
    }
    response = finished(std::move(response), &request);
  } catch (const std::exception& error) {
    RequestProblem problem = problem_of(error, settings_.index.string());
    // Analyses of one statement take its id in the place of words.
    const bool by_words = problem.status == 404 && first_of(asked, "id").empty();
    if (by_words && problem.parameter == "id") problem.parameter = "q";
    // Answers that are kept count among the memory that a question may find in use.
    if (dynamic_cast<const GivenUp*>(&error) != nullptr) answers_.clear();
    // What is wrong with the index may be over when it is opened anew.
    if (problem.status >= 500) engines_[worker].reset();
    response = with_problem(problem, &request);
  }
  response.route = route != nullptr ? route->name : "readyz";
  return response;
}

HttpResponse Service::answer_route(const Route& route, const Call& call) {
  const bool untagged = route.untagged || (route.opens_sources && !call.sources.empty());
  if (route.posts || untagged) {
    note(call.engine.newest());
    HttpResponse response = route.answer(call);
    if (untagged) response.set("Cache-Control", "no-cache");
    return response;
  }
  const std::string question = question_of(call);
  IndexState state = call.engine.newest();
  note(state);
  HttpResponse response;
  // An answer without a part of the index has no tag: the part may come back in the same commit.
  if (state.whole && has_tag(call.request.header("if-none-match"), tag_of(state, question))) {
    response.status = 304;
  } else if (const auto kept = answers_.find(state.commit + question)) {
    return *kept;
  } else {
    for (int attempt = 1;; ++attempt) {
      response = route.answer(call);
      const IndexState after = call.engine.current();
      const bool one_commit = after.commit == std::exchange(state, after).commit;
      if (one_commit || !route.several_questions) break;
      if (attempt == kMostTries) {
        throw Error(ErrorKind::Busy, "commits come more quickly than this page is made");
      }
    }
  }
  if (response.status != 200 && response.status != 304) return response;
  if (state.whole) response.set("ETag", tag_of(state, question));
  response.set("Cache-Control", "no-cache");  // may be kept, and is to be asked for again
  if (!call.url.path.starts_with(kApiPath)) response.set("Vary", "Accept-Language");
  if (response.status == 200 && state.whole && answers_.takes(response.body.size())) {
    answers_.put(state.commit + question, std::make_shared<const HttpResponse>(response));
  }
  return response;
}

/// For /metrics.
void Service::note(const IndexState& state) {
  revision_ = state.revision;
  statements_ = state.statements;
}

HttpResponse Service::ready(std::size_t worker) {
  note(engine_of(worker).newest());
  return plain("ready\n");
}

HttpResponse Service::measured() const {
  Metrics::Now now{.revision = revision_, .statements = statements_};
  if (server_ != nullptr) {
    now.connections = server_->connections();
    now.waiting = server_->waiting();
  }
  HttpResponse response = plain(metrics_.text(now, ROSTRUM_VERSION));
  response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  response.route = "metrics";
  return response;
}

HttpResponse Service::refuse(const HttpRequest* request, Refusal reason) {
  switch (reason) {
    case Refusal::TooMany:
      return with_problem(
          {.status = 503, .detail = "too many ask at the moment; ask again in a few seconds"},
          request);
    case Refusal::TooLong:
      return with_problem({.status = 503,
                           .detail = "the answer took too long; narrow the question with a filter "
                                     "or dates, or ask again when fewer do"},
                          request);
    case Refusal::TooLarge:
      return with_problem({.status = 413, .detail = "body: it is too long; send none"}, request);
    case Refusal::HeadersTooLarge:
      return with_problem(
          {.status = 431, .detail = "address and headers together are too long; shorten them"},
          request);
    case Refusal::Ending:
      return with_problem({.status = 503, .detail = "the server is ending"}, request);
    case Refusal::Malformed:
      break;
  }
  return with_problem({.detail = "this is no request of HTTP"}, request);
}

/// Programs ask under the path of the API; all else is asked by people.
bool Service::wants_page(const HttpRequest& request) const {
  const std::string path = path_below_base(std::string(without_parameters(request.target)));
  const Route* route = find_route(path);
  return !path.starts_with(kApiPath) && path != "/readyz" && (route == nullptr || !route->posts);
}

PageRequest Service::page_request_of(const HttpRequest& request) const {
  PageRequest page{.request = request,
                   .base = base_,
                   .path = "/",
                   .parameters = {},
                   .with_saved = !settings_.saved.empty()};
  try {
    Url url = read_target(request.target);
    page.path = path_below_base(url.path);
    page.parameters = std::move(url.parameters);
  } catch (const Error&) {
    // An address that cannot be read is told by the problem itself, beside what of it can be.
    page.parameters = readable_parameters(request.target);
  }
  return page;
}

HttpResponse Service::with_problem(const RequestProblem& problem, const HttpRequest* request) {
  if (!problem.log.empty()) log("error: " + problem.log);
  const bool page = request != nullptr && wants_page(*request);
  HttpResponse response =
      page ? problem_page(page_request_of(*request), problem) : problem_response(problem, base_);
  constexpr std::size_t kSoon = 5;
  const std::size_t later = problem.status == 503 ? kSoon : problem.retry_after;
  if (later > 0) response.set("Retry-After", std::to_string(later));
  response.route = "none";
  return finished(std::move(response), request);
}

HttpResponse Service::finished(HttpResponse response, const HttpRequest* request) const {
  response.set("Date", time_text("%a, %d %b %Y %H:%M:%S GMT"));
  response.set("X-Content-Type-Options", "nosniff");
  response.set("X-Frame-Options", "DENY");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  // A source file has a stricter one of its own.
  const bool own =
      std::any_of(response.headers.begin(), response.headers.end(),
                  [](const auto& each) { return each.first == "Content-Security-Policy"; });
  if (!own)
    response.set("Content-Security-Policy",
                 "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                 "connect-src 'self'; "
                 "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  const bool api = request != nullptr && path_below_base(request->target).starts_with(kApiPath);
  if (!api || settings_.cors.empty()) {
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    return response;
  }
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
  const auto& allowed = settings_.cors;
  const std::string origin(request->header("origin"));
  if (std::find(allowed.begin(), allowed.end(), "*") != allowed.end()) {
    response.set("Access-Control-Allow-Origin", "*");
  } else {
    response.set("Vary", "Origin");
    if (std::find(allowed.begin(), allowed.end(), origin) != allowed.end()) {
      response.set("Access-Control-Allow-Origin", origin);
    }
  }
  response.set("Access-Control-Expose-Headers", "Link, ETag");
  return response;
}

void Service::answered(const HttpRequest& request, const HttpResponse& response,
                       std::chrono::microseconds took) {
  metrics_.count(response.route.empty() ? "none" : response.route, response.status, took);
  if (settings_.log == nullptr) return;
  constexpr std::size_t kMostLetters = 500;
  std::string target(settings_.log_questions ? std::string_view(request.target)
                                             : without_parameters(request.target));
  if (target.size() > kMostLetters) target = target.substr(0, kMostLetters) + "…";
  std::string line = (request.method.empty() ? "-" : request.method) + ' ' +
                     (target.empty() ? "-" : target) + ' ' + std::to_string(response.status) + ' ' +
                     std::to_string(response.body.size()) + " B " + std::to_string(took.count()) +
                     " us";
  if (settings_.log_questions) line = client_of(request) + ' ' + line;
  log(line);
}

void Service::log(const std::string& line) {
  if (settings_.log == nullptr) return;
  const std::lock_guard lock(log_mutex_);
  *settings_.log << time_text("%Y-%m-%dT%H:%M:%SZ") << ' ' << terminal_safe(line) << '\n'
                 << std::flush;
}

}  // namespace rostrum
