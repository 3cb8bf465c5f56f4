#include "schemas/columns/segment_blocks.hpp"

#include <xxhash.h>

#include <algorithm>

namespace rostrum {
namespace {

std::uint64_t aligned(std::uint64_t at) {
  return (at + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

/// Of a kind: Values have no counts, and so on; the sizes of what goes together agree.
bool sizes_agree(ListKind kind, const SectionSizes& sizes) {
  const auto items = [&](ListSection which, std::size_t bytes) {
    const std::uint64_t size = sizes[section(kind, which)];
    return size % bytes == 0 ? size / bytes : ~std::uint64_t{0};
  };
  const std::uint64_t starts = items(ListSection::NameStarts, sizeof(std::uint32_t));
  const std::uint64_t postings = items(ListSection::Documents, sizeof(std::uint16_t));
  const bool counted = kind != ListKind::Values;
  const bool placed = kind == ListKind::Words;
  const bool formed = kind == ListKind::Stems;
  return starts > 0 && items(ListSection::Starts, sizeof(std::uint32_t)) == starts &&
         items(ListSection::Hash, sizeof(std::uint32_t)) > starts - 1 &&
         items(ListSection::Counts, 1) == (counted ? postings : 0) &&
         items(ListSection::Large, sizeof(LargeCount)) <= (counted ? postings : 0) &&
         items(ListSection::Skips, sizeof(std::uint64_t)) ==
             (placed ? postings / kSkipPostings + 1 : 0) &&
         (placed || items(ListSection::Positions, sizeof(std::uint16_t)) == 0) &&
         items(ListSection::FormStarts, sizeof(std::uint32_t)) == (formed ? starts : 0) &&
         (formed || items(ListSection::Forms, sizeof(std::uint32_t)) == 0);
}

bool sizes_agree(const SegmentHeader& header) {
  const SectionSizes& sizes = header.sizes;
  const std::uint64_t bits = (header.slots / 64 + 1) * sizeof(std::uint64_t);
  if (sizes[section(DocumentSection::Present)] != bits ||
      sizes[section(DocumentSection::Far)] != bits ||
      sizes[section(DocumentSection::Lengths)] != header.slots * sizeof(std::uint32_t) ||
      sizes[section(DocumentSection::Days)] != 2ULL * header.slots * sizeof(std::uint32_t) ||
      sizes[section(DocumentSection::RecordStarts)] !=
          (header.slots + 1ULL) * sizeof(std::uint32_t)) {
    return false;
  }
  for (std::size_t group = 0; group < kFacetGroups; ++group) {
    const std::uint64_t starts = sizes[section(group, GroupSection::Starts)];
    if (sizes[section(group, GroupSection::Combination)] != header.slots * sizeof(std::uint16_t) ||
        starts < sizeof(std::uint32_t) || starts % sizeof(std::uint32_t) != 0 ||
        sizes[section(group, GroupSection::Values)] % sizeof(std::uint32_t) != 0) {
      return false;
    }
  }
  return sizes_agree(ListKind::Values, sizes) && sizes_agree(ListKind::Stems, sizes) &&
         sizes_agree(ListKind::Words, sizes);
}

template <typename Item>
bool all_below(std::span<const std::byte> bytes, std::uint32_t limit) {
  const std::span items(reinterpret_cast<const Item*>(bytes.data()), bytes.size() / sizeof(Item));
  Item most = 0;  // no early end, so that several are compared at once
  for (const Item item : items) most = std::max(most, item);
  return items.empty() || most < limit;
}

}  // namespace

std::uint64_t hash_of(const void* bytes, std::size_t size) { return XXH3_64bits(bytes, size); }

SegmentLayout::SegmentLayout(const SectionSizes& sizes) {
  std::uint64_t at = aligned(sizeof(SegmentHeader));
  for (std::size_t i = 0; i < kSections; ++i) {
    sections[i] = at;
    first_block[i] = blocks;
    blocks += static_cast<std::uint32_t>((sizes[i] + kBlockBytes - 1) / kBlockBytes);
    at = aligned(at + sizes[i]);
  }
  table = at;
  bytes = aligned(at + blocks * sizeof(std::uint64_t));
}

const char* header_problem(const std::byte* base, std::size_t bytes) {
  if (bytes < sizeof(SegmentHeader)) return "it is cut short";
  const SegmentHeader& header = *reinterpret_cast<const SegmentHeader*>(base);
  if (header.magic != kSegmentMagic) return "this is no segment of this version";
  constexpr const char* kDamaged = "its header is damaged";
  if (header.header_hash != hash_of(&header, offsetof(SegmentHeader, header_hash))) return kDamaged;
  if (header.slots == 0 || header.slots > kMostSlots || header.first == 0 ||
      header.documents > header.slots) {
    return kDamaged;
  }
  for (const std::uint64_t size : header.sizes) {
    if (size > bytes) return "it is cut short";
  }
  const SegmentLayout layout(header.sizes);
  if (layout.bytes > bytes) return "it is cut short";
  if (layout.bytes < bytes || !sizes_agree(header)) return kDamaged;
  if (header.table_hash != hash_of(base + layout.table, layout.blocks * sizeof(std::uint64_t))) {
    return "its hashes are damaged";
  }
  return nullptr;
}

SegmentBlocks::SegmentBlocks(const std::byte* base) : SegmentBlocks(base, "") {
  for (std::size_t i = 0; i < layout_.blocks / 64 + 1; ++i) proved_[i] = ~std::uint64_t{0};
}

SegmentBlocks::SegmentBlocks(const std::byte* base, std::string file)
    : base_(base),
      file_(std::move(file)),
      header_(*reinterpret_cast<const SegmentHeader*>(base)),
      layout_(header_.sizes),
      proved_(std::make_unique<std::atomic<std::uint64_t>[]>(layout_.blocks / 64 + 1)) {
  const auto items = [this](std::size_t which) {
    return static_cast<std::uint32_t>(header_.sizes[which] / sizeof(std::uint32_t));
  };
  const auto lists = [&](ListKind kind) {
    return items(section(kind, ListSection::NameStarts)) - 1;
  };
  for (const ListKind kind : {ListKind::Values, ListKind::Stems, ListKind::Words}) {
    limits_[section(kind, ListSection::Documents)] = {sizeof(std::uint16_t), header_.slots};
  }
  limits_[section(ListKind::Stems, ListSection::Forms)] = {sizeof(std::uint32_t),
                                                           lists(ListKind::Words)};
  for (std::size_t group = 0; group < kFacetGroups; ++group) {
    limits_[section(group, GroupSection::Combination)] = {
        sizeof(std::uint16_t), items(section(group, GroupSection::Starts)) - 1};
    limits_[section(group, GroupSection::Values)] = {sizeof(std::uint32_t),
                                                     lists(ListKind::Values)};
  }
}

std::span<const std::byte> SegmentBlocks::bytes_of(std::size_t section, std::size_t block) const {
  const std::uint64_t begin = (block - layout_.first_block[section]) * kBlockBytes;
  const std::uint64_t size = std::min<std::uint64_t>(kBlockBytes, header_.sizes[section] - begin);
  return {base_ + layout_.sections[section] + begin, size};
}

bool SegmentBlocks::is_whole(std::size_t section, std::size_t block) const {
  const std::span<const std::byte> bytes = bytes_of(section, block);
  const auto* hashes = reinterpret_cast<const std::uint64_t*>(base_ + layout_.table);
  if (hashes[block] != hash_of(bytes.data(), bytes.size())) return false;
  const auto [item_bytes, limit] = limits_[section];
  return item_bytes == 0 ||
         (item_bytes == sizeof(std::uint16_t) ? all_below<std::uint16_t>(bytes, limit)
                                              : all_below<std::uint32_t>(bytes, limit));
}

void SegmentBlocks::prove(std::size_t section, std::size_t block) const {
  if (!is_whole(section, block)) refuse("a block of it is damaged");
  proved_[block / 64].fetch_or(std::uint64_t{1} << block % 64, std::memory_order_relaxed);
}

void SegmentBlocks::refuse(const char* why) const {
  throw DamagedSegment(header_.first,
                       file_ + ": " + why + "; run 'rostrum-index columns' to make it anew");
}

bool SegmentBlocks::verify() const {
  if (header_problem(base_, layout_.bytes) != nullptr) return false;
  const auto zeros = [this](std::uint64_t begin, std::uint64_t end) {
    return std::all_of(base_ + begin, base_ + end,
                       [](std::byte each) { return each == std::byte{}; });
  };
  std::uint64_t end = sizeof(SegmentHeader);
  for (std::size_t section = 0; section < kSections; ++section) {
    if (!zeros(end, layout_.sections[section])) return false;
    end = layout_.sections[section] + header_.sizes[section];
    const std::size_t blocks = (header_.sizes[section] + kBlockBytes - 1) / kBlockBytes;
    for (std::size_t i = 0; i < blocks; ++i) {
      if (!is_whole(section, layout_.first_block[section] + i)) return false;
    }
  }
  return zeros(end, layout_.table) &&
         zeros(layout_.table + layout_.blocks * sizeof(std::uint64_t), layout_.bytes);
}

}  // namespace rostrum
