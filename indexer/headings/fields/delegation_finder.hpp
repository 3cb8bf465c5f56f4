/// Names of states, groups and organisations in a line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct FoundDelegation {
  const Delegation* delegation = nullptr;
  std::size_t begin = 0;  ///< bytes in the folded line
  std::size_t end = 0;
};

/// Not thread-safe to build; safe to share afterwards. REQUIRES: the vocabulary outlives it.
class DelegationFinder {
 public:
  explicit DelegationFinder(const Vocabulary& vocabulary);

  /// Names in `folded` (see fold_name), the longest at each place, in order. `written` is the line
  /// as it stands: short names that are words too (EU, WHO, MAG) count only in capitals. A state's
  /// adjective counts as its name where it is a delegation's: "embajador noruego".
  [[nodiscard]] std::vector<FoundDelegation> find(const std::string& folded,
                                                  std::string_view written) const;

 private:
  [[nodiscard]] std::optional<FoundDelegation> adjective_at(const std::string& folded,
                                                            std::size_t begin,
                                                            std::size_t end) const;

  std::unordered_map<std::string, const Delegation*> spaced_;
  std::vector<std::pair<std::string, const Delegation*>> wide_;  ///< Chinese, longest first
  /// Found with a delegation's words alone, before or behind: "Norwegian delegation".
  std::unordered_map<std::string, const Delegation*> adjectives_;
  std::size_t most_words_ = 1;
};

}  // namespace rostrum
