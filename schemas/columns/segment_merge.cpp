#include "schemas/columns/segment_merge.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace rostrum {

SegmentMerge::SegmentMerge(std::vector<Segment> segments, std::function<bool(std::uint32_t)> lives)
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
}

std::vector<SegmentDocument> SegmentMerge::documents() const {
  std::vector<SegmentDocument> all;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
      if (!alive_[i][slot]) continue;
      all.push_back({.number = segment.first() + slot,
                     .length = segment.lengths()[slot],
                     .first_day = segment.days()[2 * std::size_t{slot}],
                     .last_day = segment.days()[2 * std::size_t{slot} + 1]});
    }
  }
  return all;
}

bool SegmentMerge::form_lives(std::size_t segment, std::uint32_t stem, std::uint32_t word) const {
  if (whole_[segment]) return true;
  // A document has one language, and a word one stem in it: where both are, they belong together.
  const auto stems = segments_[segment].lists(ListKind::Stems).documents_of(stem);
  const auto words = segments_[segment].lists(ListKind::Words).documents_of(word);
  auto other = words.begin();
  for (const std::uint16_t slot : stems) {
    other = std::lower_bound(other, words.end(), slot);
    if (other == words.end()) return false;
    if (*other == slot && alive_[segment][slot]) return true;
  }
  return false;
}

void SegmentMerge::give_forms(FormSink& sink) const {
  std::vector<std::uint32_t> next(segments_.size(), 0);
  std::set<std::string_view> words;
  for (;;) {
    bool any = false;
    std::string_view stem;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Lists& stems = segments_[i].lists(ListKind::Stems);
      if (next[i] == stems.size()) continue;
      if (!any || stems.name(next[i]) < stem) stem = stems.name(next[i]);
      any = true;
    }
    if (!any) return;
    words.clear();
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Lists& stems = segments_[i].lists(ListKind::Stems);
      if (next[i] == stems.size() || stems.name(next[i]) != stem) continue;
      for (const std::uint32_t word : stems.forms_of(next[i])) {
        if (form_lives(i, next[i], word)) {
          words.insert(segments_[i].lists(ListKind::Words).name(word));
        }
      }
      ++next[i];
    }
    for (const std::string_view word : words) sink.form(stem, word);
  }
}

void SegmentMerge::give(ListKind kind, PostingSink& sink) const {
  std::vector<std::uint32_t> next(segments_.size(), 0);
  // Where the positions of the next list begin.
  std::vector<std::uint64_t> places(segments_.size(), 0);
  for (;;) {
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
    sink.list(name);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Lists& lists = segments_[i].lists(kind);
      if (next[i] == lists.size() || lists.name(next[i]) != name) continue;
      for (std::uint64_t at = lists.starts[next[i]]; at < lists.starts[next[i] + 1]; ++at) {
        const std::uint16_t slot = lists.documents[at];
        const std::uint32_t count = lists.counts.empty() ? 1 : lists.count_at(at);
        const std::size_t taken = kind == ListKind::Words ? count : 0;
        if (alive_[i][slot]) {
          sink.posting(segments_[i].first() + slot, count,
                       lists.positions.subspan(places[i], taken));
        }
        places[i] += taken;
      }
      ++next[i];
    }
  }
}

}  // namespace rostrum
