/// Texts with something between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// The parts that are not empty, with `between` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

}  // namespace rostrum
