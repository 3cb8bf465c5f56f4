/// Texts as sequences of words, read from the columns: the texts themselves are not analysed again.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "schemas/base/name_table.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// Calls `visit(document, words)` for each document of a set, ascending. `words` has the number in
/// `names`, plus 1, of the word at each position of title and text, and 0 where none is: between
/// paragraphs, and between letters of Han that a mark parts. A segment's documents are taken some
/// thousands at a time, so that memory does not grow with the index.
void for_each_word_sequence(
    const DocSet& set, const Snapshot& snapshot, TextAnalyser& analyser, NameTable& names,
    const std::function<void(std::uint32_t, std::span<const std::uint32_t>)>& visit);

/// The same with the words alone that `names` has: for all others, too, 0 stands. Only the lists of
/// those words are read.
void for_each_sequence_of(
    const NameTable& names, const DocSet& set, const Snapshot& snapshot, TextAnalyser& analyser,
    const std::function<void(std::uint32_t, std::span<const std::uint32_t>)>& visit);

}  // namespace rostrum
