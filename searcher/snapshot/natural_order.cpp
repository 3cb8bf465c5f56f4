#include "searcher/snapshot/natural_order.hpp"

#include <algorithm>

namespace rostrum {

NaturalKey natural_key(std::string_view text) {
  constexpr int kMost = 1'000'000;
  NaturalKey key;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] >= '0' && text[i] <= '9') {
      int number = 0;
      for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
        number = std::min(number * 10 + (text[i] - '0'), kMost);
      }
      key.emplace_back(number, "");
    } else {
      // Behind every number, so that "cluster 1" follows the numbered items.
      std::string letters;
      for (; i < text.size() && (text[i] < '0' || text[i] > '9'); ++i) letters.push_back(text[i]);
      key.emplace_back(kMost + 1, std::move(letters));
    }
  }
  return key;
}

}  // namespace rostrum
