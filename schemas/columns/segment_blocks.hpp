/// Proves the bytes of a segment, block by block, when they are first read.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "schemas/base/error.hpp"
#include "schemas/columns/segment_format.hpp"

namespace rostrum {

/// A segment whose bytes are not those that were written. The stored statements have all that it
/// held: whoever reads may go on without it.
class DamagedSegment : public Error {
 public:
  DamagedSegment(std::uint32_t first, const std::string& message)
      : Error(ErrorKind::Unreadable, message), first_(first) {}
  /// Number of the first document of the segment.
  [[nodiscard]] std::uint32_t first() const { return first_; }

 private:
  std::uint32_t first_;
};

/// Thread-safe: which blocks are proved is all that changes, and two may prove the same.
class SegmentBlocks {
 public:
  /// Of bytes in memory that were made here: they are proved as they are. `base` is that of a
  /// header that header_problem has nothing against, and outlives this.
  explicit SegmentBlocks(const std::byte* base);
  /// Of a file.
  SegmentBlocks(const std::byte* base, std::string file);

  /// Makes sure of the bytes `begin` to `end` of a section, `end` being at most its size.
  /// Throws DamagedSegment.
  void need(std::size_t section, std::uint64_t begin, std::uint64_t end) const {
    if (begin >= end) return;
    const std::size_t first = layout_.first_block[section] + begin / kBlockBytes;
    const std::size_t last = layout_.first_block[section] + (end - 1) / kBlockBytes;
    for (std::size_t block = first; block <= last; ++block) {
      if ((proved_[block / 64].load(std::memory_order_relaxed) >> block % 64 & 1) == 0) {
        prove(section, block);
      }
    }
  }
  [[noreturn]] void refuse(const char* why) const;
  /// Looks at every byte, proved or not. True if all are those that were written.
  [[nodiscard]] bool verify() const;

  [[nodiscard]] const SegmentLayout& layout() const { return layout_; }
  /// As it was when this was made: a file may be cut since.
  [[nodiscard]] const SegmentHeader& header() const { return header_; }

 private:
  /// Items of a section that number others: none is `limit` or more. 0 bytes: no such section.
  struct ItemLimit {
    std::size_t bytes = 0;
    std::uint32_t limit = 0;
  };

  void prove(std::size_t section, std::size_t block) const;
  [[nodiscard]] std::span<const std::byte> bytes_of(std::size_t section, std::size_t block) const;
  [[nodiscard]] bool is_whole(std::size_t section, std::size_t block) const;

  const std::byte* base_;
  std::string file_;  ///< "" for none
  SegmentHeader header_;
  SegmentLayout layout_;
  std::array<ItemLimit, kSections> limits_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> proved_;  ///< a bit a block
};

/// What is wrong with the first `bytes` bytes of what should be a segment, as far as its header,
/// the sizes of its sections and its table of hashes say it; null for nothing.
[[nodiscard]] const char* header_problem(const std::byte* base, std::size_t bytes);

/// The items of a section. All ways to them lead through proof and through bounds.
template <typename Item>
class SegmentItems {
 public:
  SegmentItems() = default;
  SegmentItems(const SegmentBlocks& blocks, const std::byte* base, std::size_t section,
               std::uint64_t bytes)
      : blocks_(&blocks),
        section_(section),
        items_(reinterpret_cast<const Item*>(base + blocks.layout().sections[section]),
               bytes / sizeof(Item)) {}

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  /// Throws DamagedSegment, as all below.
  [[nodiscard]] const Item& operator[](std::size_t at) const {
    if (at >= items_.size()) blocks_->refuse("a place in it lies outside");
    blocks_->need(section_, at * sizeof(Item), (at + 1) * sizeof(Item));
    return items_[at];
  }
  [[nodiscard]] std::span<const Item> part(std::size_t begin, std::size_t end) const {
    if (begin > end || end > items_.size()) blocks_->refuse("a place in it lies outside");
    blocks_->need(section_, begin * sizeof(Item), end * sizeof(Item));
    return items_.subspan(begin, end - begin);
  }
  [[nodiscard]] std::span<const Item> all() const { return part(0, items_.size()); }

 private:
  const SegmentBlocks* blocks_ = nullptr;
  std::size_t section_ = 0;
  std::span<const Item> items_;
};

}  // namespace rostrum
