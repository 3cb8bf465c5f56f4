#include "searcher/engine/position_matcher.hpp"

#include <algorithm>
#include <cassert>
#include <span>

namespace rostrum {
namespace {

/// Walks one list by document.
class Cursor {
 public:
  explicit Cursor(const PostingList& words)
      : lists_(words.lists), begin_(words.first), documents_(words.documents) {}

  [[nodiscard]] std::size_t size() const { return documents_.size(); }
  [[nodiscard]] bool at_end() const { return at_ == documents_.size(); }
  [[nodiscard]] std::uint16_t slot() const { return documents_[at_]; }
  void next() { ++at_; }

  /// Moves to `slot` or the next document behind it; true if it is `slot`. Doubling steps: few
  /// where the lists are alike in length, few where they are not.
  bool seek(std::uint16_t slot) {
    constexpr std::size_t kNear = 8;
    for (std::size_t i = 0; i < kNear; ++i, ++at_) {
      if (at_ == documents_.size()) return false;
      if (documents_[at_] >= slot) return documents_[at_] == slot;
    }
    std::size_t step = 1;
    std::size_t low = at_;
    while (low + step < documents_.size() && documents_[low + step] < slot) {
      low += step;
      step *= 2;
    }
    const auto begin = documents_.begin() + static_cast<long>(low);
    const auto end =
        documents_.begin() + static_cast<long>(std::min(low + step + 1, documents_.size()));
    at_ = static_cast<std::size_t>(std::lower_bound(begin, end, slot) - documents_.begin());
    return at_ < documents_.size() && documents_[at_] == slot;
  }

  /// Positions in the document at hand.
  [[nodiscard]] std::span<const std::uint16_t> positions() {
    constexpr std::uint64_t kFewSteps = 16;
    const std::uint64_t posting = begin_ + at_;
    // Mostly the next posting, or one soon behind it.
    if (known_ <= posting && posting - known_ <= kFewSteps) {
      std::uint64_t more = 0;
      for (std::uint64_t each = known_; each < posting; ++each) more += lists_->count_at(each);
      place_ += more;
    } else {
      place_ = lists_->positions_before(posting);
    }
    known_ = posting;
    return lists_->positions.subspan(place_, lists_->count_at(posting));
  }

 private:
  const Lists* lists_;
  std::uint64_t begin_;
  std::span<const std::uint16_t> documents_;
  std::size_t at_ = 0;
  std::uint64_t known_ = ~std::uint64_t{0};
  std::uint64_t place_ = 0;
};

/// A word of a sequence: where it is walked, and which place it has.
struct Placed {
  Cursor cursor;
  std::size_t place;
};

/// True if some word of the first list has all others in their places behind or before it.
/// Takes from the fronts of `others` what lies before.
bool stand_in_sequence(std::span<const std::uint16_t> rarest, std::size_t rarest_place,
                       std::vector<std::span<const std::uint16_t>>& others,
                       const std::vector<std::size_t>& places) {
  for (const std::uint16_t position : rarest) {
    if (position < rarest_place) continue;
    const std::size_t start = position - rarest_place;
    bool all = true;
    for (std::size_t i = 0; all && i < others.size(); ++i) {
      const std::size_t wanted = start + places[i];
      auto& list = others[i];
      std::size_t before = 0;
      while (before < list.size() && list[before] < wanted) ++before;
      list = list.subspan(before);
      if (list.empty()) return false;
      all = list.front() == wanted;
    }
    if (all) return true;
  }
  return false;
}

void match_sequence_in(const Segment& segment, const std::vector<std::string>& words,
                       PositionMatches& matches) {
  const Lists& lists = segment.lists(ListKind::Words);
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto list = lists.find(words[i]);
    if (!list) return;
    placed.push_back({Cursor(segment.postings(ListKind::Words, *list)), i});
  }
  std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.cursor.size() < b.cursor.size(); });
  std::vector<std::span<const std::uint16_t>> others(placed.size() - 1);
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i < placed.size(); ++i) places.push_back(placed[i].place);
  for (Cursor& lead = placed.front().cursor; !lead.at_end(); lead.next()) {
    const std::uint16_t slot = lead.slot();
    bool everywhere = true;
    for (std::size_t i = 1; everywhere && i < placed.size(); ++i) {
      everywhere = placed[i].cursor.seek(slot);
      if (placed[i].cursor.at_end()) return;
    }
    if (!everywhere) continue;
    if (segment.far(slot)) {
      matches.doubtful.add(segment.first() + slot);
      continue;
    }
    for (std::size_t i = 1; i < placed.size(); ++i) others[i - 1] = placed[i].cursor.positions();
    if (stand_in_sequence(lead.positions(), placed.front().place, others, places)) {
      matches.found.add(segment.first() + slot);
    }
  }
}

/// Operand by operand, each behind the one before it; the nearest next place leaves the most room.
bool within_in_order(const std::vector<std::vector<std::uint16_t>>& operands, std::size_t window) {
  for (const std::uint16_t start : operands.front()) {
    std::uint16_t last = start;
    bool all = true;
    for (std::size_t i = 1; all && i < operands.size(); ++i) {
      const auto next = std::upper_bound(operands[i].begin(), operands[i].end(), last);
      all = next != operands[i].end() && static_cast<std::size_t>(*next - start) < window;
      if (all) last = *next;
    }
    if (all) return true;
  }
  return false;
}

/// True if operands `next` and those behind it find places of their own from `begin` on.
bool find_places(const std::vector<std::vector<std::uint16_t>>& operands, std::size_t next,
                 std::size_t begin, std::size_t window, std::vector<std::uint16_t>& taken) {
  if (next == operands.size()) return true;
  const std::vector<std::uint16_t>& own = operands[next];
  for (auto at = std::lower_bound(own.begin(), own.end(), begin);
       at != own.end() && *at - begin < window; ++at) {
    if (std::find(taken.begin(), taken.end(), *at) != taken.end()) continue;
    taken.push_back(*at);
    if (find_places(operands, next + 1, begin, window, taken)) return true;
    taken.pop_back();
  }
  return false;
}

/// The same of two, by far the most often asked: walks both side by side.
bool within_any_order(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b,
                      std::size_t window) {
  const auto near = [window](std::uint16_t first, std::uint16_t second) {
    return static_cast<std::size_t>(second - first) < window;
  };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i] < b[j]) {
      if (near(a[i], b[j])) return true;
      ++i;
    } else if (b[j] < a[i]) {
      if (near(b[j], a[i])) return true;
      ++j;
    } else {
      // One word cannot stand for both; the next one of a may be near this one of b.
      if (i + 1 < a.size() && near(b[j], a[i + 1])) return true;
      ++j;
    }
  }
  return false;
}

bool within_any_order(const std::vector<std::vector<std::uint16_t>>& operands, std::size_t window) {
  if (operands.size() == 2) return within_any_order(operands[0], operands[1], window);
  std::vector<std::uint16_t> taken;
  for (const auto& operand : operands) {
    for (const std::uint16_t begin : operand) {
      taken.clear();
      if (find_places(operands, 0, begin, window, taken)) return true;
    }
  }
  return false;
}

}  // namespace

PositionMatches match_sequence(const std::vector<std::string>& words, const Snapshot& snapshot) {
  assert(words.size() >= 2);
  PositionMatches matches{snapshot.none(), snapshot.none()};
  for (const Segment& segment : snapshot.segments()) {
    match_sequence_in(segment, words, matches);
  }
  return matches;
}

PositionMatches match_window(const std::vector<PositionOperand>& operands, std::size_t window,
                             bool in_order, const DocSet& candidates, const Snapshot& snapshot) {
  struct Listed {
    Cursor cursor;
    std::size_t operand;
    bool hyphenated;
  };
  PositionMatches matches{snapshot.none(), snapshot.none()};
  for (const Segment& segment : snapshot.segments()) {
    const Lists& lists = segment.lists(ListKind::Words);
    const auto cursor = [&](std::uint32_t list) {
      return Cursor(segment.postings(ListKind::Words, list));
    };
    std::vector<Listed> listed;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      for (const std::string& word : operands[i].words) {
        if (const auto list = lists.find(word)) listed.push_back({cursor(*list), i, false});
      }
      for (const std::string& word : operands[i].hyphenated) {
        if (const auto list = lists.find(word)) listed.push_back({cursor(*list), i, true});
      }
    }
    std::vector<std::vector<std::uint16_t>> places(operands.size());
    std::vector<std::uint16_t> merged;
    candidates.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
      const auto slot = static_cast<std::uint16_t>(document - segment.first());
      for (auto& own : places) own.clear();
      bool doubtful = segment.far(slot);
      for (Listed& each : listed) {
        if (each.cursor.at_end() || !each.cursor.seek(slot)) continue;
        doubtful = doubtful || each.hyphenated;
        const auto positions = each.cursor.positions();
        auto& own = places[each.operand];
        if (own.empty()) {
          own.assign(positions.begin(), positions.end());
          continue;
        }
        merged.resize(own.size() + positions.size());
        std::merge(own.begin(), own.end(), positions.begin(), positions.end(), merged.begin());
        own.swap(merged);
      }
      if (doubtful) {
        matches.doubtful.add(document);
      } else if (in_order ? within_in_order(places, window) : within_any_order(places, window)) {
        matches.found.add(document);
      }
    });
  }
  return matches;
}

}  // namespace rostrum
