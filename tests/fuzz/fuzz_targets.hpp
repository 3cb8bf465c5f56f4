/// What is fed with any bytes: each must return, or refuse as its callers expect.
#pragma once

#include <string_view>
#include <vector>

namespace rostrum::testing {

struct FuzzTarget {
  std::string_view name;  ///< also of the folder of its corpus
  void (*run)(std::string_view bytes);
};

[[nodiscard]] const std::vector<FuzzTarget>& fuzz_targets();

/// Those of the server.
void run_request(std::string_view bytes);
void run_message(std::string_view bytes);

}  // namespace rostrum::testing
