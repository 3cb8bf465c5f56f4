/// The statement that an id names, whatever the filters of a question.
#pragma once

#include <cstdint>
#include <string>

#include "searcher/engine/index_view.hpp"

namespace rostrum {

struct OneStatement {
  Matches matches;
  std::uint32_t document = 0;  ///< 0 for none
};

[[nodiscard]] OneStatement find_statement(const std::string& id, const IndexView& index);

/// Throws Error(NotFound) with the nearest ids if there is none.
[[nodiscard]] OneStatement statement_named(const std::string& id, const IndexView& index);

}  // namespace rostrum
