/// A segment, ready to read: see segment_format.hpp for what is in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "schemas/columns/segment_format.hpp"

namespace rostrum {

struct Lists;

/// The documents of a list, and how often it stands in each.
struct PostingList {
  const Lists* lists = nullptr;              ///< where counts and positions are
  std::uint64_t first = 0;                   ///< number of the first posting there
  std::span<const std::uint16_t> documents;  ///< minus the segment's first, ascending

  [[nodiscard]] std::uint32_t count(std::size_t posting) const;
};

/// One kind of list of a segment.
struct Lists {
  std::span<const std::uint32_t> name_starts;
  std::span<const char> names;
  std::span<const std::uint32_t> hash;
  std::span<const std::uint32_t> starts;
  std::span<const std::uint16_t> documents;
  std::span<const std::uint8_t> counts;
  std::span<const LargeCount> large;
  std::span<const std::uint64_t> skips;
  std::span<const std::uint16_t> positions;
  std::span<const std::uint32_t> form_starts;
  std::span<const std::uint32_t> forms;

  /// Words that have a stem, by number.
  [[nodiscard]] std::span<const std::uint32_t> forms_of(std::uint32_t stem) const {
    return forms.subspan(form_starts[stem], form_starts[stem + 1] - form_starts[stem]);
  }
  [[nodiscard]] std::uint32_t size() const {
    return name_starts.empty() ? 0 : static_cast<std::uint32_t>(name_starts.size() - 1);
  }
  [[nodiscard]] std::string_view name(std::uint32_t list) const {
    return {names.data() + name_starts[list], name_starts[list + 1] - name_starts[list]};
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  /// The first list whose name is `prefix` or later.
  [[nodiscard]] std::uint32_t lower_bound(std::string_view prefix) const;
  /// How often a posting's word stands in its document. `posting` counts over all lists.
  [[nodiscard]] std::uint32_t count_at(std::uint64_t posting) const {
    return counts[posting] < kManyCounts ? counts[posting] : large_count(posting);
  }
  /// Where the positions of a posting begin.
  [[nodiscard]] std::uint64_t positions_before(std::uint64_t posting) const;

 private:
  [[nodiscard]] std::uint32_t large_count(std::uint64_t posting) const;
};

inline std::uint32_t PostingList::count(std::size_t posting) const {
  return lists->count_at(first + posting);
}

/// Which facets go together, by their fields' names.
[[nodiscard]] std::size_t facet_group_of(std::string_view field);

/// The bytes are those of a file or of memory, and live as long as the segment and its copies.
/// Thread-safe: nothing changes.
class Segment {
 public:
  /// Maps a file. Throws Error(Unreadable) if it cannot be opened, is no segment, or its header
  /// does not fit its size; what follows the header is trusted until verify().
  static Segment map(const std::filesystem::path& file);
  /// Takes bytes that segment_writer made.
  static Segment of_bytes(std::shared_ptr<const std::byte> bytes);

  [[nodiscard]] std::uint32_t first() const { return header().first; }
  [[nodiscard]] std::uint32_t last() const { return header().first + header().slots - 1; }
  [[nodiscard]] std::uint32_t slots() const { return header().slots; }
  [[nodiscard]] std::size_t documents() const { return header().documents; }
  [[nodiscard]] std::span<const std::byte> bytes() const { return {base_.get(), header().bytes}; }
  /// Of a mapped file: takes its bytes out of this process's memory until they are read again, so
  /// that passing over a large segment needs no more memory than over a small one.
  void let_go() const;
  /// True if the bytes are those that were written.
  [[nodiscard]] bool verify() const;

  [[nodiscard]] bool present(std::uint32_t slot) const { return bit(present_, slot); }
  [[nodiscard]] bool far(std::uint32_t slot) const { return bit(far_, slot); }
  [[nodiscard]] std::span<const std::uint64_t> present_bits() const { return present_; }
  [[nodiscard]] std::span<const std::uint32_t> lengths() const { return lengths_; }
  [[nodiscard]] std::span<const std::uint32_t> days() const { return days_; }
  /// Of a document: encode_record. "" where there is none.
  [[nodiscard]] std::string_view record(std::uint32_t slot) const {
    return {records_.data() + record_starts_[slot],
            record_starts_[slot + 1] - record_starts_[slot]};
  }
  [[nodiscard]] const Lists& lists(ListKind kind) const {
    return lists_[static_cast<std::size_t>(kind)];
  }
  /// Valid as long as the segment stays where it is.
  [[nodiscard]] PostingList postings(ListKind kind, std::uint32_t list) const {
    const Lists* all = &lists(kind);
    if (kind == ListKind::Stems && all->starts[list] == all->starts[list + 1]) {
      list = all->forms_of(list).front();
      all = &lists(ListKind::Words);
    }
    const std::uint32_t begin = all->starts[list];
    return {all, begin, all->documents.subspan(begin, all->starts[list + 1] - begin)};
  }

  [[nodiscard]] std::span<const std::uint16_t> combinations(std::size_t group) const {
    return groups_[group].combination;
  }
  [[nodiscard]] std::size_t combination_count(std::size_t group) const {
    return groups_[group].starts.size() - 1;
  }
  /// Facet values of a combination, as numbers of the lists of Values.
  [[nodiscard]] std::span<const std::uint32_t> values_of(std::size_t group,
                                                         std::uint32_t combination) const {
    const Group& all = groups_[group];
    return all.values.subspan(all.starts[combination],
                              all.starts[combination + 1] - all.starts[combination]);
  }

 private:
  struct Group {
    std::span<const std::uint16_t> combination;
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> values;
  };

  explicit Segment(std::shared_ptr<const std::byte> base);
  [[nodiscard]] const SegmentHeader& header() const {
    return *reinterpret_cast<const SegmentHeader*>(base_.get());
  }
  static bool bit(std::span<const std::uint64_t> bits, std::uint32_t at) {
    return (bits[at / 64] >> (at % 64) & 1) != 0;
  }

  std::shared_ptr<const std::byte> base_;
  bool mapped_ = false;
  std::span<const std::uint64_t> present_;
  std::span<const std::uint64_t> far_;
  std::span<const std::uint32_t> lengths_;
  std::span<const std::uint32_t> days_;
  std::span<const std::uint32_t> record_starts_;
  std::span<const char> records_;
  std::array<Group, kFacetGroups> groups_;
  std::array<Lists, kListKinds> lists_;
};

}  // namespace rostrum
