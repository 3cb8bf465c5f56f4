/// A segment, ready to read: see segment_format.hpp for what is in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "schemas/columns/mapped_file.hpp"
#include "schemas/columns/segment_blocks.hpp"
#include "schemas/columns/segment_format.hpp"

namespace rostrum {

struct Lists;

/// The documents of a list, and how often it stands in each.
struct PostingList {
  const Lists* lists = nullptr;              ///< where large counts and positions are
  std::uint64_t first = 0;                   ///< number of the first posting there
  std::span<const std::uint16_t> documents;  ///< minus the segment's first, ascending
  std::span<const std::uint8_t> counts;      ///< of each; empty for values

  [[nodiscard]] std::uint32_t count(std::size_t posting) const;
};

/// One kind of list of a segment. Whatever it gives has been proved; all throw DamagedSegment.
struct Lists {
  SegmentItems<std::uint32_t> name_starts;
  SegmentItems<char> names;
  SegmentItems<std::uint32_t> hash;
  SegmentItems<std::uint32_t> starts;
  SegmentItems<std::uint16_t> documents;
  SegmentItems<std::uint8_t> counts;
  SegmentItems<LargeCount> large;
  SegmentItems<std::uint64_t> skips;
  SegmentItems<std::uint16_t> positions;
  SegmentItems<std::uint32_t> form_starts;
  SegmentItems<std::uint32_t> forms;

  /// Words that have a stem, by number.
  [[nodiscard]] std::span<const std::uint32_t> forms_of(std::uint32_t stem) const {
    const auto bounds = form_starts.part(stem, stem + std::size_t{2});
    return forms.part(bounds[0], bounds[1]);
  }
  [[nodiscard]] std::uint32_t size() const {
    return name_starts.empty() ? 0 : static_cast<std::uint32_t>(name_starts.size() - 1);
  }
  [[nodiscard]] std::string_view name(std::uint32_t list) const {
    const auto bounds = name_starts.part(list, list + std::size_t{2});
    const auto own = names.part(bounds[0], bounds[1]);
    return {own.data(), own.size()};
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  /// The first list whose name is `prefix` or later.
  [[nodiscard]] std::uint32_t lower_bound(std::string_view prefix) const;
  [[nodiscard]] PostingList postings(std::uint32_t list) const {
    const auto bounds = starts.part(list, list + std::size_t{2});
    return {this, bounds[0], documents.part(bounds[0], bounds[1]),
            counts.empty() ? std::span<const std::uint8_t>() : counts.part(bounds[0], bounds[1])};
  }
  /// How often a posting's word stands in its document. `posting` counts over all lists.
  [[nodiscard]] std::uint32_t count_at(std::uint64_t posting) const {
    const std::uint8_t count = counts[posting];
    return count < kManyCounts ? count : large_count(posting);
  }
  /// The count of a posting whose byte is kManyCounts.
  [[nodiscard]] std::uint32_t large_count(std::uint64_t posting) const;
  /// Where the positions of a posting begin.
  [[nodiscard]] std::uint64_t positions_before(std::uint64_t posting) const;
};

inline std::uint32_t PostingList::count(std::size_t posting) const {
  const std::uint8_t count = counts[posting];
  return count < kManyCounts ? count : lists->large_count(first + posting);
}

/// The bytes are those of a file or of memory, and live as long as the segment and its copies.
/// Those of a file are proved block by block as they are first read: what reads may throw
/// DamagedSegment; and whoever has read asks in the end whether it is whole (require_uncut).
/// Thread-safe: nothing else changes.
class Segment {
 public:
  /// Maps a file. Throws Error(Unreadable) if it cannot be opened, is no segment, or its header
  /// does not fit its size.
  static Segment map(const std::filesystem::path& file);
  /// Takes bytes that segment_writer made.
  static Segment of_bytes(std::shared_ptr<const std::byte> bytes);

  /// For readers to whom two of its sections contradict each other. Throws DamagedSegment.
  [[noreturn]] void damaged(const char* why) const { blocks_->refuse(why); }

  [[nodiscard]] std::uint32_t first() const { return header().first; }
  [[nodiscard]] std::uint32_t last() const { return header().first + header().slots - 1; }
  [[nodiscard]] std::uint32_t slots() const { return header().slots; }
  [[nodiscard]] std::size_t documents() const { return header().documents; }
  [[nodiscard]] std::span<const std::byte> bytes() const {
    return {base_.get(), blocks_->layout().bytes};
  }
  /// Of a mapped file: takes its bytes out of this process's memory until they are read again, so
  /// that passing over a large segment needs no more memory than over a small one.
  void let_go() const {
    if (file_ != nullptr) file_->let_go();
  }
  /// Throws DamagedSegment if its file has been cut short: what was read of it may be zeros.
  void require_uncut() const {
    if (file_ != nullptr && file_->is_cut()) blocks_->refuse("it was cut short while it was read");
  }
  /// Looks at every byte, proved or not. True if all are those that were written.
  [[nodiscard]] bool verify() const { return blocks_->verify(); }
  /// Stands for all that the segment holds.
  [[nodiscard]] std::uint64_t hash() const { return header().header_hash; }

  [[nodiscard]] bool present(std::uint32_t slot) const { return bit(present_, slot); }
  [[nodiscard]] bool far(std::uint32_t slot) const { return bit(far_, slot); }
  [[nodiscard]] std::span<const std::uint64_t> present_bits() const { return present_.all(); }
  [[nodiscard]] std::span<const std::uint32_t> lengths() const { return lengths_.all(); }
  [[nodiscard]] std::span<const std::uint32_t> days() const { return days_.all(); }
  /// Of a document: encode_record. "" where there is none.
  [[nodiscard]] std::string_view record(std::uint32_t slot) const {
    const auto bounds = record_starts_.part(slot, slot + std::size_t{2});
    const auto own = records_.part(bounds[0], bounds[1]);
    return {own.data(), own.size()};
  }
  [[nodiscard]] const Lists& lists(ListKind kind) const {
    return lists_[static_cast<std::size_t>(kind)];
  }
  /// Valid as long as the segment stays where it is.
  [[nodiscard]] PostingList postings(ListKind kind, std::uint32_t list) const {
    const PostingList own = lists(kind).postings(list);
    if (kind != ListKind::Stems || !own.documents.empty()) return own;
    const auto forms = lists(kind).forms_of(list);
    if (forms.empty()) blocks_->refuse("a stem in it has no word");
    return lists(ListKind::Words).postings(forms.front());
  }

  [[nodiscard]] std::span<const std::uint16_t> combinations(std::size_t group) const {
    return groups_[group].combination.all();
  }
  [[nodiscard]] std::size_t combination_count(std::size_t group) const {
    return groups_[group].starts.size() - 1;
  }
  /// Facet values of a combination, as numbers of the lists of Values.
  [[nodiscard]] std::span<const std::uint32_t> values_of(std::size_t group,
                                                         std::uint32_t combination) const {
    const auto bounds = groups_[group].starts.part(combination, combination + std::size_t{2});
    return groups_[group].values.part(bounds[0], bounds[1]);
  }

 private:
  struct Group {
    SegmentItems<std::uint16_t> combination;
    SegmentItems<std::uint32_t> starts;
    SegmentItems<std::uint32_t> values;
  };

  Segment(std::shared_ptr<const std::byte> base, std::shared_ptr<const SegmentBlocks> blocks);
  [[nodiscard]] const SegmentHeader& header() const { return blocks_->header(); }
  static bool bit(const SegmentItems<std::uint64_t>& bits, std::uint32_t at) {
    return (bits[at / 64] >> (at % 64) & 1) != 0;
  }

  std::shared_ptr<const std::byte> base_;
  std::shared_ptr<const SegmentBlocks> blocks_;
  std::shared_ptr<const MappedFile> file_;  ///< null for none
  SegmentItems<std::uint64_t> present_;
  SegmentItems<std::uint64_t> far_;
  SegmentItems<std::uint32_t> lengths_;
  SegmentItems<std::uint32_t> days_;
  SegmentItems<std::uint32_t> record_starts_;
  SegmentItems<char> records_;
  std::array<Group, kFacetGroups> groups_;
  std::array<Lists, kListKinds> lists_;
};

}  // namespace rostrum
