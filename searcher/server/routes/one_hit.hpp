/// A statement that is shown whole, as one of the hits of a search.
#pragma once

#include "searcher/engine/searcher.hpp"
#include "searcher/server/routes/route.hpp"

namespace rostrum {

/// Its author and all that a citation tells of it. Throws as Searcher::search does.
[[nodiscard]] Hit hit_of(const MarkedStatement& marked, const Call& call);

}  // namespace rostrum
