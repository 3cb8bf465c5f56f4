/// Who the lines of a heading say is speaking.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/headings/delegation_finder.hpp"
#include "indexer/headings/heading_lines.hpp"

namespace rostrum {

/// Why a value was taken.
struct Finding {
  std::string rule;
  int line = 0;
  std::string quote;
  double confidence = 1;
};

struct AuthorFinding {
  const Delegation* delegation;
  Finding finding;
};

/// At most two a line, in the order of the lines; they may differ.
[[nodiscard]] std::vector<AuthorFinding> authors_in(const std::vector<HeadingLine>& lines,
                                                    const DelegationFinder& delegations);

/// "Norway welcomes …": the one state that the sentences of `lines` speak of as speakers do of
/// their own, in the present and at the beginning of a sentence. nullopt if there is none, or two.
[[nodiscard]] std::optional<AuthorFinding> own_voice_in(const std::vector<HeadingLine>& lines,
                                                        const DelegationFinder& delegations);

}  // namespace rostrum
