/// In which statements phrases stand, and where: the step from a figure to its sentences.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/analysis/base/quoted_text.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

/// Of each phrase a place in every statement of a set that has it, by document: the first behind
/// the title or first paragraph, as headings say little, else the first. Phrases are words with a
/// blank between, `size` of them, none twice, and none runs across paragraphs.
[[nodiscard]] std::vector<std::vector<WordPlace>> phrase_places(
    const IndexView& index, const DocSet& set, const std::vector<std::string>& phrases,
    std::size_t size);

}  // namespace rostrum
