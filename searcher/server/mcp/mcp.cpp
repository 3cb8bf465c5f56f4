#include "searcher/server/mcp/mcp.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "searcher/server/mcp/json_rpc.hpp"
#include "searcher/server/mcp/mcp_resources.hpp"
#include "searcher/server/mcp/mcp_tools.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// The newest first. What differs between them is nothing that is done here.
constexpr std::array<std::string_view, 4> kVersions = {"2025-11-25", "2025-06-18", "2025-03-26",
                                                       "2024-11-05"};

constexpr std::string_view kInstructions =
    "Rostrum holds statements that states, groups and organisations read at disarmament meetings. "
    "Every count is exact. Words are found in all their forms and in any language they are written "
    "in, so ask in the languages of the UN where it matters. Learn codes of meetings, states and "
    "topics by 'values', and what is on file by 'coverage': that somebody said nothing may mean "
    "that nothing of theirs is on file. Quote passages word by word and cite each by its citation, "
    "with the id. Statements marked as samples were delivered by nobody.";

std::string text_in(const json& parameters, const char* name) {
  const auto found = parameters.find(name);
  return found != parameters.end() && found->is_string() ? found->get<std::string>() : "";
}

bool is_known_version(std::string_view version) {
  return std::find(kVersions.begin(), kVersions.end(), version) != kVersions.end();
}

json initialize(const json& parameters) {
  const std::string asked = text_in(parameters, "protocolVersion");
  return {{"protocolVersion", is_known_version(asked) ? asked : std::string(kVersions.front())},
          {"capabilities", {{"tools", json::object()}, {"resources", json::object()}}},
          {"serverInfo", {{"name", "rostrum"}, {"title", "Rostrum"}, {"version", ROSTRUM_VERSION}}},
          {"instructions", kInstructions}};
}

json result_of(const std::string& method, const json& parameters, const Call& call) {
  if (method == "initialize") return initialize(parameters);
  if (method == "ping") return json::object();
  if (method == "tools/list") return {{"tools", described_tools()}};
  if (method == "tools/call") {
    const auto given = parameters.find("arguments");
    return call_tool(text_in(parameters, "name"),
                     given != parameters.end() ? *given : json::object(), call);
  }
  if (method == "resources/list") return list_resources(text_in(parameters, "cursor"), call);
  if (method == "resources/templates/list") return resource_templates();
  if (method == "resources/read") return read_resource(text_in(parameters, "uri"), call);
  throw RpcError(RpcError::kNoSuchMethod, "there is no method '" + method + "' here");
}

/// All messages of one request share its time. Where nobody has set one, each has that of a
/// question.
Call within_its_time(const Call& call) {
  Call limited = call;
  if (call.request.deadline == std::chrono::steady_clock::time_point{}) return limited;
  const std::chrono::duration<double> left =
      call.request.deadline - std::chrono::steady_clock::now();
  if (left.count() <= 0) {
    throw RpcError(RpcError::kInternalError, "the time for this request is over; send fewer");
  }
  limited.limits.seconds = std::min(limited.limits.seconds, left.count());
  return limited;
}

/// Analyses wait for each other; what is quick does not wait for them.
WorkQueue::Lane lane_of_message(const HttpRequest& request) {
  return calls_an_analysis(request.body) ? WorkQueue::Lane::Long : WorkQueue::Lane::Quick;
}

/// Messages in a list are as many questions.
double messages_in(const HttpRequest& request) {
  const auto body = nlohmann::json::parse(request.body, nullptr, false);
  return body.is_array() ? static_cast<double>(std::max<std::size_t>(1, body.size())) : 1;
}

/// A page of another site may not ask through the browser of who reads it.
bool comes_from_elsewhere(const Call& call) {
  const std::string_view origin = call.request.header("origin");
  if (origin.empty() || origin == call.origin) return false;
  const std::size_t scheme = origin.find("://");
  const std::string_view host =
      scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
  return host != call.request.header("host");
}

HttpResponse mcp_route(const Call& call) {
  if (comes_from_elsewhere(call)) {
    return problem_response(
        {.status = 403, .detail = "origin: pages of other sites may not ask here"});
  }
  const std::string_view version = call.request.header("mcp-protocol-version");
  if (!version.empty() && !is_known_version(version)) {
    return problem_response({.detail = "mcp-protocol-version: '" + std::string(version) +
                                       "' is not known here; the newest is " +
                                       std::string(kVersions.front())});
  }
  HttpResponse response;
  response.set("Cache-Control", "no-store");
  if (auto answer = answer_mcp(call.request.body, call)) {
    response.set("Content-Type", "application/json");
    response.body = std::move(*answer);
  } else {
    response.status = 202;
  }
  return response;
}

}  // namespace

std::optional<std::string> answer_mcp(std::string_view message, const Call& call) {
  return answer_rpc(message, [&](const std::string& method, const json& parameters) {
    try {
      return result_of(method, parameters, within_its_time(call));
    } catch (const RpcError&) {
      throw;
    } catch (const std::exception& error) {
      if (call.log) call.log(error.what());
      throw;
    }
  });
}

std::span<const Route> mcp_routes() {
  static const Route kRoutes[] = {{.path = "/mcp",
                                   .name = "mcp",
                                   .answer = mcp_route,
                                   .posts = true,
                                   .lane_of = lane_of_message,
                                   .cost_of = messages_in}};
  return kRoutes;
}

}  // namespace rostrum
