/// Bytes as a fault, or an enemy, leaves them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rostrum::testing {

/// Calls `read` with the bytes cut short at some places, and with some of them changed: about
/// `times` of each, the same in each run. `read` is to return, or to throw what it may throw.
void each_broken(std::string_view bytes, int times,
                 const std::function<void(const std::string&)>& read);

}  // namespace rostrum::testing
