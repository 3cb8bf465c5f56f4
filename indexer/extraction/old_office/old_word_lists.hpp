/// The lists of an old Word file, in the form that counts them.
#pragma once

#include "indexer/extraction/office/word_numbering.hpp"
#include "indexer/extraction/old_office/old_word_file.hpp"

namespace rostrum {

/// By the numbers that paragraphs name them by. What is damaged is left out.
[[nodiscard]] WordNumbering old_word_lists(const OldWordFile& file);

}  // namespace rostrum
