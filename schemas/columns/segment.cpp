#include "schemas/columns/segment.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "schemas/error.hpp"
#include "schemas/fields.hpp"

namespace rostrum {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw Error(ErrorKind::Unreadable,
              file.string() + ": " + why + "; run 'rostrum-index columns' to make it anew");
}

/// What is wrong with a header, or null.
const char* header_problem(const SegmentHeader& header, std::size_t bytes) {
  if (header.magic != kSegmentMagic) return "this is no segment of this version";
  if (header.header_hash != hash_of(&header, offsetof(SegmentHeader, header_hash))) {
    return "its header is damaged";
  }
  if (header.bytes != bytes) return "it is cut short";
  if (header.slots == 0 || header.slots > kMostSlots) return "its header is damaged";
  for (std::size_t i = 0; i < kSections; ++i) {
    if (header.sections[i] + header.sizes[i] > header.sections[i + 1] ||
        header.sections[i + 1] > bytes) {
      return "its header is damaged";
    }
  }
  return nullptr;
}

template <typename Item>
std::span<const Item> items(const std::byte* base, const SegmentHeader& header, std::size_t which) {
  return {reinterpret_cast<const Item*>(base + header.sections[which]),
          header.sizes[which] / sizeof(Item)};
}

}  // namespace

std::uint64_t hash_of(const void* bytes, std::size_t size) {
  RunningHash hash;
  hash.add(bytes, size);
  return hash.value();
}

void RunningHash::add(const void* bytes, std::size_t size) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  std::uint64_t hash = state_;
  const auto* at = static_cast<const unsigned char*>(bytes);
  for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
    at += sizeof word;
  }
  if (size > 0) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, size);
    hash = (hash ^ word) * kPrime;
  }
  state_ = hash;
}

HashEntry::HashEntry(std::string_view name, std::size_t slots, std::size_t lists) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio
  std::uint64_t hash = hash_of(name.data(), name.size()) * kMix;
  hash ^= hash >> 32;
  slot = static_cast<std::size_t>((hash >> 32) * slots >> 32);
  const auto number_bits = static_cast<unsigned>(std::bit_width(static_cast<std::uint32_t>(lists)));
  number_mask = number_bits == 32 ? ~0U : (1U << number_bits) - 1;
  tag = static_cast<std::uint32_t>(hash * kMix >> 32) & ~number_mask;
}

std::size_t facet_group_of(std::string_view field) {
  constexpr std::size_t kOneValue = 0;
  constexpr std::size_t kWhoSpeaks = 1;
  constexpr std::size_t kWhatAbout = 2;
  constexpr std::size_t kWhichDocument = 3;
  if (field == "symbol") return kWhichDocument;
  if (field == "item" || field == "topic") return kWhatAbout;
  if (field == "country" || field == "group" || field == "organisation" || field == "aligned") {
    return kWhoSpeaks;
  }
  return kOneValue;
}

std::optional<std::uint32_t> Lists::find(std::string_view wanted) const {
  if (hash.empty()) return std::nullopt;
  const HashEntry entry(wanted, hash.size(), size());
  for (std::size_t at = entry.slot; hash[at] != 0; at = at + 1 < hash.size() ? at + 1 : 0) {
    if ((hash[at] & ~entry.number_mask) != entry.tag) continue;
    const std::uint32_t list = (hash[at] & entry.number_mask) - 1;
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
  const auto found = std::lower_bound(
      large.begin(), large.end(), posting,
      [](const LargeCount& each, std::uint64_t wanted) { return each.posting < wanted; });
  return found != large.end() && found->posting == posting ? found->count : kManyCounts;
}

std::uint64_t Lists::positions_before(std::uint64_t posting) const {
  // Counts are bytes: eight are added at once, the even ones beside the odd ones.
  static_assert(kSkipPostings % 8 == 0);
  constexpr std::uint64_t kEven = 0x00FF00FF00FF00FF;
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const std::uint64_t block = posting / kSkipPostings;
  const std::uint64_t first = block * kSkipPostings;
  std::uint64_t sums = 0;  // four of 16 bits, and at most 64 bytes go in
  std::uint64_t many = 0;
  const auto add = [&](std::uint64_t eight) {
    sums += (eight & kEven) + (eight >> 8 & kEven);
    many |= (~eight - kOnes) & eight & kOnes << 7;  // where a byte is kManyCounts
  };
  const auto eight_at = [this](std::uint64_t at) {
    std::uint64_t eight = 0;  // what lies behind the section is padding
    std::memcpy(&eight, counts.data() + at, sizeof eight);
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

Segment Segment::map(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    refuse(file, std::string("it cannot be opened (") + std::strerror(errno) + ")");
  struct stat status {};
  const bool known = fstat(descriptor, &status) == 0;
  const auto bytes = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* mapped = bytes >= sizeof(SegmentHeader)
                     ? mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor, 0)
                     : MAP_FAILED;
  close(descriptor);
  if (mapped == MAP_FAILED) refuse(file, "it is cut short");
  const std::shared_ptr<const std::byte> base(
      static_cast<const std::byte*>(mapped),
      [bytes](const std::byte* at) { munmap(const_cast<std::byte*>(at), bytes); });
  const auto* header = reinterpret_cast<const SegmentHeader*>(base.get());
  if (const char* problem = header_problem(*header, bytes)) refuse(file, problem);
  Segment segment(base);
  segment.mapped_ = true;
  return segment;
}

Segment Segment::of_bytes(std::shared_ptr<const std::byte> bytes) {
  return Segment(std::move(bytes));
}

Segment::Segment(std::shared_ptr<const std::byte> base) : base_(std::move(base)) {
  const SegmentHeader& head = header();
  const std::byte* at = base_.get();
  present_ = items<std::uint64_t>(at, head, section(DocumentSection::Present));
  far_ = items<std::uint64_t>(at, head, section(DocumentSection::Far));
  lengths_ = items<std::uint32_t>(at, head, section(DocumentSection::Lengths));
  days_ = items<std::uint32_t>(at, head, section(DocumentSection::Days));
  record_starts_ = items<std::uint32_t>(at, head, section(DocumentSection::RecordStarts));
  records_ = items<char>(at, head, section(DocumentSection::Records));
  for (std::size_t i = 0; i < kFacetGroups; ++i) {
    groups_[i].combination = items<std::uint16_t>(at, head, section(i, GroupSection::Combination));
    groups_[i].starts = items<std::uint32_t>(at, head, section(i, GroupSection::Starts));
    groups_[i].values = items<std::uint32_t>(at, head, section(i, GroupSection::Values));
  }
  for (std::size_t i = 0; i < kListKinds; ++i) {
    const auto kind = static_cast<ListKind>(i);
    Lists& lists = lists_[i];
    lists.name_starts = items<std::uint32_t>(at, head, section(kind, ListSection::NameStarts));
    lists.names = items<char>(at, head, section(kind, ListSection::Names));
    lists.hash = items<std::uint32_t>(at, head, section(kind, ListSection::Hash));
    lists.starts = items<std::uint32_t>(at, head, section(kind, ListSection::Starts));
    lists.documents = items<std::uint16_t>(at, head, section(kind, ListSection::Documents));
    lists.counts = items<std::uint8_t>(at, head, section(kind, ListSection::Counts));
    lists.large = items<LargeCount>(at, head, section(kind, ListSection::Large));
    lists.skips = items<std::uint64_t>(at, head, section(kind, ListSection::Skips));
    lists.positions = items<std::uint16_t>(at, head, section(kind, ListSection::Positions));
    lists.form_starts = items<std::uint32_t>(at, head, section(kind, ListSection::FormStarts));
    lists.forms = items<std::uint32_t>(at, head, section(kind, ListSection::Forms));
  }
}

void Segment::let_go() const {
  if (mapped_) madvise(const_cast<std::byte*>(base_.get()), header().bytes, MADV_DONTNEED);
}

bool Segment::verify() const {
  const SegmentHeader& head = header();
  return head.body_hash ==
         hash_of(base_.get() + sizeof(SegmentHeader), head.bytes - sizeof(SegmentHeader));
}

}  // namespace rostrum
