#include "searcher/counting/word_sequences.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/snapshot/list_cursor.hpp"

namespace rostrum {
namespace {

using Visit = std::function<void(std::uint32_t, std::span<const std::uint32_t>)>;

constexpr std::uint32_t kSlotsAtOnce = 4096;
constexpr std::size_t kWorkAList = 4;

void put(std::vector<std::uint32_t>& words, std::size_t position, std::uint32_t word) {
  if (words.size() <= position) words.resize(position + 1, 0);
  words[position] = word + 1;
}

/// Of a statement whose positions the columns cannot hold. The same positions as terms_of gives.
void analyse_again(const Statement& statement, TextAnalyser& analyser, NameTable& names,
                   std::vector<std::uint32_t>& words) {
  words.clear();
  std::uint32_t offset = 0;
  for (const std::string* text : {&statement.title, &statement.text}) {
    const AnalysedText analysed = analyser.analyse(*text);
    for (const Token& token : analysed.tokens) {
      put(words, offset + token.position, names.number_of(token.word));
    }
    if (!analysed.tokens.empty()) offset += analysed.tokens.back().position + kParagraphGap;
  }
}

class SegmentWords {
 public:
  SegmentWords(const Segment& segment, NameTable& names) : segment_(segment) {
    const Lists& lists = segment.lists(ListKind::Words);
    for (std::uint32_t list = 0; list < lists.size(); ++list) {
      const std::string_view name = lists.name(list);
      // Lists of other fields, and of hyphenated words, begin with a capital letter.
      if (name.empty() || (name.front() >= 'A' && name.front() <= 'Z')) continue;
      cursors_.emplace_back(segment.postings(ListKind::Words, list));
      words_.push_back(names.number_of(name));
    }
  }

  /// Sequences of the slots from `first` on, kSlotsAtOnce of them. REQUIRES: ascending calls.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>>& take(std::uint32_t first,
                                                              const DocSet& set) {
    sequences_.resize(kSlotsAtOnce);
    for (auto& each : sequences_) each.clear();
    for (std::size_t i = 0; i < cursors_.size(); ++i) {
      ListCursor& cursor = cursors_[i];
      spend(kWorkAList);
      for (; !cursor.at_end() && cursor.slot() < first + kSlotsAtOnce; cursor.next()) {
        const std::uint32_t slot = cursor.slot();
        if (!set.has(segment_.first() + slot) || segment_.far(slot)) continue;
        std::vector<std::uint32_t>& words = sequences_[slot - first];
        const auto positions = cursor.positions();
        spend(positions.size());
        for (const std::uint16_t position : positions) put(words, position, words_[i]);
      }
    }
    return sequences_;
  }

 private:
  const Segment& segment_;
  std::vector<ListCursor> cursors_;
  std::vector<std::uint32_t> words_;
  std::vector<std::vector<std::uint32_t>> sequences_;
};

}  // namespace

void for_each_word_sequence(const DocSet& set, const Snapshot& snapshot, TextAnalyser& analyser,
                            NameTable& names, const Visit& visit) {
  std::vector<std::uint32_t> again;
  for (const Segment& segment : snapshot.segments()) {
    if (set.count_in(segment.first(), segment.last()) == 0) continue;
    SegmentWords words(segment, names);
    for (std::uint32_t first = 0; first < segment.slots(); first += kSlotsAtOnce) {
      const std::uint32_t begin = segment.first() + first;
      const std::uint32_t end = std::min(begin + kSlotsAtOnce - 1, segment.last());
      const auto& sequences = words.take(first, set);
      set.for_each_in(begin, end, [&](std::uint32_t document) {
        if (segment.far(document - segment.first())) {
          analyse_again(snapshot.statement(document), analyser, names, again);
          visit(document, again);
        } else {
          visit(document, sequences[document - begin]);
        }
      });
    }
  }
}

}  // namespace rostrum
