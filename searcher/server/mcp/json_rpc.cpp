#include "searcher/server/mcp/json_rpc.hpp"

#include <new>

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Deeper than any question; a parser that calls itself must not be led deeper.
constexpr int kMostDepth = 64;
/// Messages in one list.
constexpr std::size_t kMostMessages = 50;

json with_error(const json& id, int code, std::string_view message) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}};
}

/// nullopt for what is no JSON, or too deep.
std::optional<json> parsed(std::string_view message) {
  bool too_deep = false;
  const auto watch = [&](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > kMostDepth;
    return !too_deep;
  };
  json document = json::parse(message, watch, false);
  if (too_deep || document.is_discarded()) return std::nullopt;
  return document;
}

std::optional<json> answer_one(const json& message, const RpcMethods& methods) {
  const auto field = [&](const char* name) -> const json* {
    const auto found = message.find(name);
    return found != message.end() ? &*found : nullptr;
  };
  if (!message.is_object()) {
    return with_error(nullptr, RpcError::kInvalidRequest, "a message is an object");
  }
  const json* id = field("id");
  const json* method = field("method");
  // An answer to what was never asked.
  if (method == nullptr && (field("result") != nullptr || field("error") != nullptr)) {
    return std::nullopt;
  }
  const bool known_id = id != nullptr && (id->is_string() || id->is_number());
  const json answer_id = known_id ? *id : json(nullptr);
  const json* version = field("jsonrpc");
  if (version == nullptr || *version != "2.0" || method == nullptr || !method->is_string() ||
      (id != nullptr && !known_id)) {
    return with_error(
        answer_id, RpcError::kInvalidRequest,
        "a message has jsonrpc \"2.0\", a method, and an id that is text or a number");
  }
  if (id == nullptr) return std::nullopt;  // a notification
  const json* given = field("params");
  const json parameters = given != nullptr ? *given : json::object();
  if (!parameters.is_object()) {
    return with_error(answer_id, RpcError::kInvalidParameters, "params: they are an object");
  }
  try {
    return json{{"jsonrpc", "2.0"},
                {"id", answer_id},
                {"result", methods(method->get<std::string>(), parameters)}};
  } catch (const RpcError& error) {
    return with_error(answer_id, error.code(), error.what());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return with_error(answer_id, RpcError::kInternalError, "the server has made a mistake");
  }
}

std::string line(const json& document) {
  return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::optional<std::string> answer_rpc(std::string_view message, const RpcMethods& methods) {
  const std::optional<json> document = parsed(message);
  if (!document) {
    return line(with_error(nullptr, RpcError::kParseError, "the message is no JSON"));
  }
  if (!document->is_array()) {
    const auto answer = answer_one(*document, methods);
    return answer ? std::optional(line(*answer)) : std::nullopt;
  }
  if (document->empty() || document->size() > kMostMessages) {
    return line(with_error(nullptr, RpcError::kInvalidRequest,
                           "a list holds 1 to " + std::to_string(kMostMessages) + " messages"));
  }
  json answers = json::array();
  for (const json& each : *document) {
    if (auto answer = answer_one(each, methods)) answers.push_back(std::move(*answer));
  }
  if (answers.empty()) return std::nullopt;
  return line(answers);
}

}  // namespace rostrum
