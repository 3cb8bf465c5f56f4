// libFuzzer feeds one target, which is named as the program is compiled.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "tests/fuzz/fuzz_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using rostrum::testing::fuzz_targets;
  static const auto target =
      std::find_if(fuzz_targets().begin(), fuzz_targets().end(),
                   [](const auto& each) { return each.name == ROSTRUM_FUZZ_TARGET; });
  if (target == fuzz_targets().end()) std::abort();
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
