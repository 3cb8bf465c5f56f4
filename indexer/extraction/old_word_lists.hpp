/// The lists of an old Word file, in the form that counts them.
#pragma once

#include "indexer/extraction/old_word_file.hpp"
#include "indexer/extraction/word_numbering.hpp"

namespace rostrum {

/// By the numbers that paragraphs name them by. What is damaged is left out.
[[nodiscard]] WordNumbering old_word_lists(const OldWordFile& file);

}  // namespace rostrum
