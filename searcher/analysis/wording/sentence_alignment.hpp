/// Which sentence of one text has become which of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace rostrum {

/// Words of a sentence, by number.
using SentenceWords = std::vector<std::uint32_t>;

struct AlignedSentence {
  std::optional<std::size_t> from;  ///< none: it is new
  std::optional<std::size_t> to;    ///< none: it is gone
  bool same = false;                ///< word by word
  bool moved = false;               ///< stands elsewhere beside those that stayed in order
};

/// Every sentence of both once, in the order of the second, those that are gone where they stood.
/// First the longest common subsequence of sentences that are the same (common_sequence.hpp), then
/// those that are the same elsewhere, then those at least half of whose words are, in order, the
/// nearest pairs first. What stayed in order is the heaviest chain of pairs by words.
[[nodiscard]] std::vector<AlignedSentence> align_sentences(const std::vector<SentenceWords>& from,
                                                           const std::vector<SentenceWords>& to);

}  // namespace rostrum
