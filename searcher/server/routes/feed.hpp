/// The statements of a question as an Atom feed (RFC 4287), the newest first.
#pragma once

#include "searcher/server/routes/route.hpp"

namespace rostrum {

[[nodiscard]] HttpResponse feed(const Call& call);

}  // namespace rostrum
