/// Chinese and Japanese that runs down, in columns from the right to the left.
#pragma once

#include <vector>

#include "indexer/extraction/pdf/drawn_letters.hpp"

namespace rostrum {

/// Programs draw such text letter by letter as if it ran to the right. Where most letters have the
/// next one below them, and none beside, they are marked as running down, each a word of its own.
void mark_vertical_writing(std::vector<DrawnWord>& drawn);

}  // namespace rostrum
