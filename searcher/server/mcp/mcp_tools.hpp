/// What assistants can ask for: a row for each tool.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "searcher/server/routes/route.hpp"

namespace rostrum {

/// As `tools/list` gives them: names, what they are for, and a JSON Schema of their arguments.
[[nodiscard]] nlohmann::ordered_json described_tools();

/// The result of `tools/call`. What is wrong with the arguments, or not there, is told in it, for
/// the assistant to mend. Throws RpcError if there is no such tool.
[[nodiscard]] nlohmann::ordered_json call_tool(const std::string& name,
                                               const nlohmann::ordered_json& arguments,
                                               const Call& call);

/// True if a message names a tool that is an analysis: it may take its time.
[[nodiscard]] bool calls_an_analysis(std::string_view message);

}  // namespace rostrum
