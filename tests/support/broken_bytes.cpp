#include "tests/support/broken_bytes.hpp"

#include <algorithm>
#include <random>

namespace rostrum::testing {

void each_broken(std::string_view bytes, int times,
                 const std::function<void(const std::string&)>& read) {
  std::mt19937 random(20251202);  // NOLINT(cert-msc51-cpp): the same in each run
  const auto below = [&](std::size_t most) {
    return static_cast<std::size_t>(random()) % (most == 0 ? 1 : most);
  };
  for (int i = 0; i < times; ++i) {
    // The beginning of a file says what the rest is.
    const std::size_t most = i % 3 == 0 ? std::min<std::size_t>(bytes.size(), 1024) : bytes.size();
    read(std::string(bytes.substr(0, below(most))));
  }
  for (int i = 0; i < times; ++i) {
    std::string changed(bytes);
    const std::size_t count = 1 + below(8);
    for (std::size_t change = 0; change < count && !changed.empty(); ++change) {
      const std::size_t at =
          below(change % 2 == 0 ? changed.size() : std::min<std::size_t>(changed.size(), 2048));
      const std::size_t kind = below(4);
      changed[at] = kind == 0 ? '\xFF' : kind == 1 ? '\0' : static_cast<char>(random());
    }
    read(changed);
  }
}

}  // namespace rostrum::testing
