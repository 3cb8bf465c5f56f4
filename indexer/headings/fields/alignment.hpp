/// With whose statement a sentence says that its speaker agrees, or that it does not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/headings/fields/delegation_finder.hpp"

namespace rostrum {

struct Alignment {
  const Delegation* subject = nullptr;  ///< the state that says so, where its name stands there
  std::vector<const Delegation*> with;  ///< groups and organisations
};

/// "Spain aligns itself with the statement of the European Union". What a denial, an aside ("while
/// not a member of …") or another clause names is left out; nullopt where nobody aligns.
[[nodiscard]] std::optional<Alignment> alignment_in(const std::string& sentence,
                                                    const DelegationFinder& delegations);

}  // namespace rostrum
