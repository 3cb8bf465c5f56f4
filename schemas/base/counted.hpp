/// Numbers as people read them.
#pragma once

#include <cstddef>
#include <string>

namespace rostrum {

/// 4765 as 4,765.
[[nodiscard]] std::string grouped(std::size_t number);

/// "3 other states".
[[nodiscard]] std::string plural(std::size_t count, const char* one, const char* several);

}  // namespace rostrum
