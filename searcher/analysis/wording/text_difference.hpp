/// What two texts have in common and where they differ, word by word.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "searcher/answers/tables/table.hpp"

namespace rostrum {

struct TextDifference {
  std::vector<TableDifference::Run> runs;
  // Words:
  std::size_t same = 0;
  std::size_t removed = 0;
  std::size_t added = 0;
};

/// Of two running texts (flowing_text.hpp). Words are compared as they are searched: case, accents
/// and punctuation make no difference. The words that are the same are as many as can be
/// (common_sequence.hpp).
[[nodiscard]] TextDifference difference_of(const std::string& from, const std::string& to,
                                           TextAnalyser& analyser);

/// All of one text, as removed or added.
[[nodiscard]] TextDifference whole_text(const std::string& text, TableDifference::Run::Kind kind,
                                        TextAnalyser& analyser);

/// Of the words that both have together, how many are the same, in hundred.
[[nodiscard]] double likeness(std::size_t same, std::size_t in_both_together);

}  // namespace rostrum
