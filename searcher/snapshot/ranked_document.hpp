/// A document in the order of answers.
#pragma once

#include <cstdint>

namespace rostrum {

struct RankedDocument {
  std::uint32_t document = 0;
  double score = 0;
};

/// The order of answers: the higher score first, equal ones by number.
[[nodiscard]] inline bool better(const RankedDocument& a, const RankedDocument& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

}  // namespace rostrum
