/// The Model Context Protocol (modelcontextprotocol.io/specification), by which assistants ask: the
/// same answers as the API, short, with quotations and citations.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "searcher/server/routes/route.hpp"

namespace rostrum {

/// What a message gets for an answer; nullopt where none is due. No state is kept between messages.
[[nodiscard]] std::optional<std::string> answer_mcp(std::string_view message, const Call& call);

/// POST /mcp: the transport over HTTP. Each message has its answer at once; no stream is opened,
/// and no session.
[[nodiscard]] std::span<const Route> mcp_routes();

}  // namespace rostrum
