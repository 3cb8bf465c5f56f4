#include "schemas/columns/segment_merge.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

namespace rostrum {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
/// After so many postings, some 5 MB, what was read leaves memory.
constexpr std::size_t kLetGoPostings = std::size_t{1} << 20;

}  // namespace

SegmentMerge::SegmentMerge(std::vector<Segment> segments,
                           const std::function<bool(std::uint32_t)>& lives)
    : segments_(std::move(segments)) {
  for (const Segment& segment : segments_) {
    std::vector<bool> alive(segment.slots());
    for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
      alive[slot] = segment.present(slot) && lives(segment.first() + slot);
    }
    const auto living = static_cast<std::size_t>(std::count(alive.begin(), alive.end(), true));
    whole_.push_back(living == segment.documents());
    alive_.push_back(std::move(alive));
  }
  for (std::size_t kind = 0; kind < kListKinds; ++kind) order_lists(static_cast<ListKind>(kind));
}

void SegmentMerge::order_lists(ListKind kind) {
  std::vector<Step>& steps = steps_[static_cast<std::size_t>(kind)];
  std::vector<std::uint32_t> next(segments_.size(), 0);
  for (std::uint32_t number = 0;;) {
    bool any = false;
    std::string_view name;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Lists& lists = segments_[i].lists(kind);
      if (next[i] == lists.size()) continue;
      const std::string_view own = lists.name(next[i]);
      if (!any || own < name) name = own;
      any = true;
    }
    if (!any) return;
    const std::size_t before = steps.size();
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Lists& lists = segments_[i].lists(kind);
      if (next[i] == lists.size() || lists.name(next[i]) != name) continue;
      if (list_lives(i, kind, next[i])) {
        steps.push_back({static_cast<std::uint32_t>(i), next[i], number});
      }
      ++next[i];
    }
    if (steps.size() > before) ++number;
  }
}

bool SegmentMerge::list_lives(std::size_t segment, ListKind kind, std::uint32_t list) const {
  if (whole_[segment]) return true;
  const auto documents = segments_[segment].postings(kind, list).documents;
  return std::any_of(documents.begin(), documents.end(),
                     [&](std::uint16_t slot) { return alive_[segment][slot]; });
}

std::vector<SegmentDocument> SegmentMerge::documents() const {
  std::vector<SegmentDocument> all;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    const auto lengths = segment.lengths();
    const auto days = segment.days();
    for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
      if (!alive_[i][slot]) continue;
      all.push_back({.number = segment.first() + slot,
                     .length = lengths[slot],
                     .first_day = days[2 * std::size_t{slot}],
                     .last_day = days[2 * std::size_t{slot} + 1],
                     .record = segment.record(slot)});
    }
  }
  return all;
}

bool SegmentMerge::form_lives(std::size_t segment, std::uint32_t stem, std::uint32_t word) const {
  if (whole_[segment]) return true;
  // A document has one language, and a word one stem in it: where both are, they belong together.
  const auto stems = segments_[segment].postings(ListKind::Stems, stem).documents;
  const auto words = segments_[segment].postings(ListKind::Words, word).documents;
  auto other = words.begin();
  for (const std::uint16_t slot : stems) {
    other = std::lower_bound(other, words.end(), slot);
    if (other == words.end()) return false;
    if (*other == slot && alive_[segment][slot]) return true;
  }
  return false;
}

std::vector<StemForm> SegmentMerge::forms() const {
  // Numbers in the merged segment of each segment's words.
  std::vector<std::vector<std::uint32_t>> numbers(segments_.size());
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    numbers[i].assign(segments_[i].lists(ListKind::Words).size(), kNone);
  }
  for (const Step& word : steps_[static_cast<std::size_t>(ListKind::Words)]) {
    numbers[word.segment][word.list] = word.number;
  }
  std::vector<StemForm> forms;
  for (const Step& stem : steps_[static_cast<std::size_t>(ListKind::Stems)]) {
    const Lists& stems = segments_[stem.segment].lists(ListKind::Stems);
    for (const std::uint32_t word : stems.forms_of(stem.list)) {
      if (!form_lives(stem.segment, stem.list, word)) continue;
      forms.push_back({stem.number, numbers[stem.segment][word]});
    }
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

void SegmentMerge::give(ListKind kind, PostingSink& sink) const {
  std::uint32_t last = kNone;
  std::size_t given = 0;
  for (const Step& step : steps_[static_cast<std::size_t>(kind)]) {
    const Segment& segment = segments_[step.segment];
    const Lists& lists = segment.lists(kind);
    if (step.number != last) sink.list(lists.name(step.list));
    last = step.number;
    const PostingList postings = segment.postings(kind, step.list);
    const bool counted = !postings.counts.empty();
    std::uint64_t place = kind == ListKind::Words ? lists.positions_before(postings.first) : 0;
    for (std::size_t i = 0; i < postings.documents.size(); ++i) {
      const std::uint16_t slot = postings.documents[i];
      const std::uint32_t count = counted ? postings.count(i) : 1;
      const std::size_t places = kind == ListKind::Words ? count : 0;
      if (alive_[step.segment][slot]) {
        sink.posting(segment.first() + slot, count, lists.positions.part(place, place + places));
      }
      place += places;
    }
    given += postings.documents.size();
    if (given > kLetGoPostings) {
      given = 0;
      for (const Segment& each : segments_) each.let_go();
    }
  }
}

}  // namespace rostrum
