/// Statements as resources that an assistant, or who uses it, can take up whole.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "searcher/server/routes/route.hpp"

namespace rostrum {

/// All throw RpcError for what is wrong with what was asked.

/// A page of them, the newest first; `cursor` is what the page before gave, "" for the first.
[[nodiscard]] nlohmann::ordered_json list_resources(const std::string& cursor, const Call& call);

[[nodiscard]] nlohmann::ordered_json resource_templates();

/// rostrum://statement/ID as plain text: its citation, then its numbered paragraphs.
[[nodiscard]] nlohmann::ordered_json read_resource(const std::string& uri, const Call& call);

/// The address of a statement's resource.
[[nodiscard]] std::string resource_of(const std::string& id);

}  // namespace rostrum
