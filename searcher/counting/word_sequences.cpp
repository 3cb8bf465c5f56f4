#include "searcher/counting/word_sequences.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

using Visit = std::function<void(std::uint32_t, std::span<const std::uint32_t>)>;

/// Of a window, at least: 12 MB.
constexpr std::size_t kWordsAtOnce = std::size_t{3} << 19U;
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

/// A word of a statement. Positions say where each goes, so that nothing is sorted.
struct PlacedWord {
  std::uint32_t word = 0;  ///< plus 1
  std::uint16_t position = 0;
};

/// Words of a segment's documents. The columns hold them by word, ascending by document: one pass
/// over the lists puts those of a window of documents behind each other by document. Windows are
/// such that what is written lies in the near caches.
class SegmentWords {
 public:
  /// All words, which get numbers in `names` as they come up.
  SegmentWords(const Segment& segment, NameTable& names) : SegmentWords(segment) {
    names_ = &names;
    open_.reserve(lists_.size());
    for (std::uint32_t list = 0; list < lists_.size(); ++list) {
      const std::string_view name = lists_.name(list);
      // Lists of other fields, and of hyphenated words, begin with a capital letter.
      if (name.empty() || (name.front() >= 'A' && name.front() <= 'Z')) continue;
      open(list, 0);
    }
  }

  /// Those alone that `names` has.
  SegmentWords(const Segment& segment, const NameTable& names) : SegmentWords(segment) {
    for (std::uint32_t number = 0; number < names.size(); ++number) {
      if (const auto list = lists_.find(names.name(number))) open(*list, number + 1);
    }
  }

  /// Calls `visit` for those documents, which are ascending; calls are ascending, too.
  template <typename Visit>
  void for_each(std::span<const std::uint32_t> documents, const Visit& visit) {
    const auto lengths = segment_.lengths();
    first_ = documents.front() - segment_.first();
    const std::uint32_t end = documents.back() - segment_.first() + 1;
    rooms_.assign(end - first_, {});
    std::uint32_t taken = 0;
    for (const std::uint32_t document : documents) {
      const std::uint32_t slot = document - segment_.first();
      if (lengths[slot] > kFarPosition) segment_.damaged("a statement in it is too long");
      rooms_[slot - first_] = {taken, taken + lengths[slot]};
      taken += lengths[slot];
    }
    words_.resize(taken);
    for (List& list : open_) take(list, end);
    std::erase_if(open_, [](const List& list) { return list.posting == list.end; });
    std::uint32_t begin = 0;
    for (const std::uint32_t document : documents) {
      const Room& room = rooms_[document - segment_.first() - first_];
      put_in_order(std::span(words_).subspan(begin, room.next - begin));
      begin = room.end;
      visit(document, std::span<const std::uint32_t>(sequence_));
    }
  }

 private:
  explicit SegmentWords(const Segment& segment)
      : segment_(segment),
        lists_(segment.lists(ListKind::Words)),
        documents_(lists_.documents.all()),
        counts_(lists_.counts.all()) {}

  void open(std::uint32_t list, std::uint32_t word) {
    const PostingList own = lists_.postings(list);
    if (own.documents.empty()) return;
    open_.push_back({list, word, own.first, own.first + own.documents.size(),
                     lists_.positions_before(own.first)});
  }

  /// What is left of a list.
  struct List {
    std::uint32_t list = 0;
    std::uint32_t word = 0;  ///< plus 1; 0: no document that has it was asked for
    std::uint64_t posting = 0;
    std::uint64_t end = 0;
    std::uint64_t position = 0;  ///< where those of the posting begin
  };

  /// Of a document, in words_. None where it is not asked for.
  struct Room {
    std::uint32_t next = 0;
    std::uint32_t end = 0;
  };

  /// Takes the postings before a slot.
  void take(List& list, std::uint32_t end_slot) {
    std::uint64_t posting = list.posting;
    std::uint64_t position = list.position;
    while (posting < list.end && documents_[posting] < end_slot) {
      if (!asked_for(posting)) {
        position += count_at(posting++);
        continue;
      }
      // Positions are proved and bounded for all that stand side by side.
      const std::uint64_t first = posting;
      const std::uint64_t before = position;
      do {
        position += count_at(posting++);
      } while (posting < list.end && documents_[posting] < end_slot && asked_for(posting));
      if (list.word == 0) list.word = names_->number_of(lists_.name(list.list)) + 1;
      put(list.word, first, posting, lists_.positions.part(before, position));
    }
    spend(posting - list.posting + kWorkAList);
    list.posting = posting;
    list.position = position;
  }

  [[nodiscard]] std::uint32_t count_at(std::uint64_t posting) const {
    const std::uint8_t count = counts_[posting];
    return count < kManyCounts ? count : lists_.large_count(posting);
  }

  [[nodiscard]] bool asked_for(std::uint64_t posting) const {
    const std::uint32_t slot = documents_[posting];
    return slot >= first_ && rooms_[slot - first_].end != 0;
  }

  void put(std::uint32_t word, std::uint64_t first, std::uint64_t end,
           std::span<const std::uint16_t> positions) {
    spend(positions.size());
    const std::uint16_t* next = positions.data();
    for (std::uint64_t posting = first; posting < end; ++posting) {
      Room& room = rooms_[documents_[posting] - first_];
      const std::uint32_t count = count_at(posting);
      if (count > room.end - room.next) segment_.damaged("a statement in it is too short");
      for (std::uint32_t i = 0; i < count; ++i) words_[room.next++] = {word, *next++};
    }
  }

  void put_in_order(std::span<const PlacedWord> words) {
    std::size_t size = 0;
    for (const PlacedWord& each : words) size = std::max(size, each.position + std::size_t{1});
    sequence_.assign(size, 0);
    for (const PlacedWord& each : words) sequence_[each.position] = each.word;
  }

  const Segment& segment_;
  const Lists& lists_;
  NameTable* names_ = nullptr;
  std::span<const std::uint16_t> documents_;
  std::span<const std::uint8_t> counts_;
  std::vector<List> open_;
  std::uint32_t first_ = 0;  ///< slot of the window
  std::vector<Room> rooms_;  ///< by slot of the window
  std::vector<PlacedWord> words_;
  std::vector<std::uint32_t> sequence_;
};

/// `names` are for SegmentWords; `analyse` gives the words of what the columns cannot hold.
template <typename Names, typename Analyse>
void for_each_sequence(const DocSet& set, const Snapshot& snapshot, Names& names,
                       const Analyse& analyse, const Visit& visit) {
  std::vector<std::uint32_t> window;
  for (const Segment& segment : snapshot.segments()) {
    if (set.count_in(segment.first(), segment.last()) == 0) continue;
    SegmentWords words(segment, names);
    const auto lengths = segment.lengths();
    std::size_t size = 0;
    const auto take_window = [&] {
      if (!window.empty()) words.for_each(window, visit);
      window.clear();
      size = 0;
    };
    set.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
      const std::uint32_t slot = document - segment.first();
      if (segment.far(slot)) {
        take_window();
        visit(document, analyse(document));
        return;
      }
      window.push_back(document);
      size += lengths[slot];
      if (size >= kWordsAtOnce) take_window();
    });
    take_window();
  }
}

}  // namespace

void for_each_word_sequence(const DocSet& set, const Snapshot& snapshot, TextAnalyser& analyser,
                            NameTable& names, const Visit& visit) {
  std::vector<std::uint32_t> words;
  const auto analyse = [&](std::uint32_t document) {
    analyse_again(snapshot.statement(document), analyser, names, words);
    return std::span<const std::uint32_t>(words);
  };
  for_each_sequence(set, snapshot, names, analyse, visit);
}

void for_each_sequence_of(const NameTable& names, const DocSet& set, const Snapshot& snapshot,
                          TextAnalyser& analyser, const Visit& visit) {
  std::vector<std::uint32_t> words;
  std::optional<NameTable> more;
  const auto analyse = [&](std::uint32_t document) {
    if (!more) more = names;
    analyse_again(snapshot.statement(document), analyser, *more, words);
    for (std::uint32_t& word : words) {
      if (word > names.size()) word = 0;
    }
    return std::span<const std::uint32_t>(words);
  };
  for_each_sequence(set, snapshot, names, analyse, visit);
}

}  // namespace rostrum
