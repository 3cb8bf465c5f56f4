/// JSON-RPC 2.0 (jsonrpc.org/specification): messages to answers.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rostrum {

/// What a method throws to answer with an error.
class RpcError : public std::runtime_error {
 public:
  static constexpr int kParseError = -32700;
  static constexpr int kInvalidRequest = -32600;
  static constexpr int kNoSuchMethod = -32601;
  static constexpr int kInvalidParameters = -32602;
  static constexpr int kInternalError = -32603;

  RpcError(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
  [[nodiscard]] int code() const noexcept { return code_; }

 private:
  int code_;
};

/// Gives the result of a method. What it throws beside RpcError is an internal error, of which the
/// answer tells nothing.
using RpcMethods = std::function<nlohmann::ordered_json(const std::string& method,
                                                        const nlohmann::ordered_json& parameters)>;

/// The answer to one message, or to several in a list, on one line; nullopt where none is due, as
/// for notifications. Never throws but for want of memory.
[[nodiscard]] std::optional<std::string> answer_rpc(std::string_view message,
                                                    const RpcMethods& methods);

}  // namespace rostrum
