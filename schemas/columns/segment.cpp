#include "schemas/columns/segment.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Error(ErrorKind::Unreadable,
              file.string() + ": " + why + "; run 'rostrum-index columns' to make it anew");
}

}  // namespace

HashEntry::HashEntry(std::string_view name, std::size_t slots, std::size_t lists) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio
  std::uint64_t hash = hash_of(name.data(), name.size()) * kMix;
  hash ^= hash >> 32;
  slot = static_cast<std::size_t>((hash >> 32) * slots >> 32);
  const auto number_bits = static_cast<unsigned>(std::bit_width(static_cast<std::uint32_t>(lists)));
  number_mask = number_bits == 32 ? ~0U : (1U << number_bits) - 1;
  tag = static_cast<std::uint32_t>(hash * kMix >> 32) & ~number_mask;
}

std::optional<std::uint32_t> Lists::find(std::string_view wanted) const {
  if (hash.empty()) return std::nullopt;
  const HashEntry entry(wanted, hash.size(), size());
  std::size_t at = entry.slot;
  for (std::size_t looked = 0; looked < hash.size(); ++looked) {
    const std::uint32_t stored = hash[at];
    if (stored == 0) return std::nullopt;
    at = at + 1 < hash.size() ? at + 1 : 0;
    if ((stored & ~entry.number_mask) != entry.tag) continue;
    const std::uint32_t list = (stored & entry.number_mask) - 1;
    if (name(list) == wanted) return list;
  }
  return std::nullopt;
}

std::uint32_t Lists::lower_bound(std::string_view prefix) const {
  std::uint32_t low = 0;
  std::uint32_t high = size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (name(middle) < prefix) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::uint32_t Lists::large_count(std::uint64_t posting) const {
  const auto all = large.all();
  const auto found = std::lower_bound(
      all.begin(), all.end(), posting,
      [](const LargeCount& each, std::uint64_t wanted) { return each.posting < wanted; });
  return found != all.end() && found->posting == posting ? found->count : kManyCounts;
}

std::uint64_t Lists::positions_before(std::uint64_t posting) const {
  // Counts are bytes: eight are added at once, the even ones beside the odd ones.
  static_assert(kSkipPostings % 8 == 0);
  constexpr std::uint64_t kEven = 0x00FF00FF00FF00FF;
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t block = posting / kSkipPostings;
  const std::uint64_t first = block * kSkipPostings;
  const std::uint8_t* const own = counts.part(first, posting).data() - first;
  std::uint64_t sums = 0;  // four of 16 bits, and at most 64 bytes go in
  std::uint64_t many = 0;
  const auto add = [&](std::uint64_t eight) {
    sums += (eight & kEven) + (eight >> 8 & kEven);
    many |= (~eight - kOnes) & eight & kOnes << 7;  // where a byte is kManyCounts
  };
  const auto eight_at = [own](std::uint64_t at) {
    std::uint64_t eight = 0;  // what lies behind the section is padding
    std::memcpy(&eight, own + at, sizeof eight);
    return eight;
  };
  std::uint64_t at = first;
  for (; at + 8 <= posting; at += 8) add(eight_at(at));
  if (at < posting) add(eight_at(at) & ((std::uint64_t{1} << 8 * (posting - at)) - 1));
  if (many == 0) return skips[block] + (sums * 0x0001000100010001 >> 48);
  std::uint64_t before = skips[block];
  for (std::uint64_t each = first; each < posting; ++each) before += count_at(each);
  return before;
}

Segment Segment::map(const std::filesystem::path& path) {
  const auto file = std::make_shared<const MappedFile>(path);
  const std::shared_ptr<const std::byte> base(file, file->data());
  const char* problem = header_problem(base.get(), file->size());
  if (problem != nullptr) refuse(path, problem);
  Segment segment(base, std::make_shared<SegmentBlocks>(base.get(), path.string()));
  segment.file_ = file;
  segment.require_uncut();
  return segment;
}

Segment Segment::of_bytes(std::shared_ptr<const std::byte> bytes) {
  const auto blocks = std::make_shared<SegmentBlocks>(bytes.get());
  return {std::move(bytes), blocks};
}

Segment::Segment(std::shared_ptr<const std::byte> base, std::shared_ptr<const SegmentBlocks> blocks)
    : base_(std::move(base)), blocks_(std::move(blocks)) {
  const auto use = [this]<typename Item>(SegmentItems<Item>& items, std::size_t which) {
    items = SegmentItems<Item>(*blocks_, base_.get(), which, header().sizes[which]);
  };
  use(present_, section(DocumentSection::Present));
  use(far_, section(DocumentSection::Far));
  use(lengths_, section(DocumentSection::Lengths));
  use(days_, section(DocumentSection::Days));
  use(record_starts_, section(DocumentSection::RecordStarts));
  use(records_, section(DocumentSection::Records));
  for (std::size_t i = 0; i < kFacetGroups; ++i) {
    use(groups_[i].combination, section(i, GroupSection::Combination));
    use(groups_[i].starts, section(i, GroupSection::Starts));
    use(groups_[i].values, section(i, GroupSection::Values));
  }
  for (std::size_t i = 0; i < kListKinds; ++i) {
    const auto kind = static_cast<ListKind>(i);
    Lists& lists = lists_[i];
    use(lists.name_starts, section(kind, ListSection::NameStarts));
    use(lists.names, section(kind, ListSection::Names));
    use(lists.hash, section(kind, ListSection::Hash));
    use(lists.starts, section(kind, ListSection::Starts));
    use(lists.documents, section(kind, ListSection::Documents));
    use(lists.counts, section(kind, ListSection::Counts));
    use(lists.large, section(kind, ListSection::Large));
    use(lists.skips, section(kind, ListSection::Skips));
    use(lists.positions, section(kind, ListSection::Positions));
    use(lists.form_starts, section(kind, ListSection::FormStarts));
    use(lists.forms, section(kind, ListSection::Forms));
  }
}

}  // namespace rostrum
