/// The file that a statement was read from, where who runs the server lets it be opened
/// (--sources).
#pragma once

#include <filesystem>
#include <optional>
#include <span>

#include "searcher/engine/searcher.hpp"
#include "searcher/server/routes/route.hpp"

namespace rostrum {

/// Where the file lies, if it is a file of its own below one of the folders. Its name comes from
/// the index, never from a request. REQUIRES: the folders are canonical.
[[nodiscard]] std::optional<std::filesystem::path> openable_source(
    const MarkedStatement& statement, std::span<const std::filesystem::path> folders);

/// The bytes that were indexed, and no others: a file that has changed since is not given.
[[nodiscard]] HttpResponse source_file(const Call& call);

}  // namespace rostrum
