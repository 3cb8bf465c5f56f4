#include "schemas/columns/segment_writer.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <new>
#include <string>

#include "schemas/base/error.hpp"
#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

/// After so much, what was written leaves memory for its file.
constexpr std::ptrdiff_t kLetGoBlocks = (std::ptrdiff_t{8} << 20) / kBlockBytes;
constexpr std::uint64_t kLetGoPostings = std::uint64_t{1} << 20;

/// First pass over a kind of lists: how much there is.
class Measure final : public PostingSink {
 public:
  struct List {
    std::uint32_t postings = 0;
    std::uint32_t large = 0;
  };

  void list(std::string_view name) override {
    lists.emplace_back();
    names += name.size();
  }
  void posting(std::uint32_t, std::uint32_t count,
               std::span<const std::uint16_t> positions) override {
    ++lists.back().postings;
    if (count >= kManyCounts) ++lists.back().large;
    places += positions.size();
  }

  std::vector<List> lists;
  std::uint64_t names = 0;
  std::uint64_t places = 0;
};

/// Which stems have the postings of their one word.
std::vector<bool> shared_stems(const Measure& stems, const Measure& words,
                               const std::vector<StemForm>& forms) {
  std::vector<bool> shared(stems.lists.size(), false);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const bool first = i == 0 || forms[i - 1].stem != forms[i].stem;
    const bool last = i + 1 == forms.size() || forms[i + 1].stem != forms[i].stem;
    // A document that has the stem has the word; if there are as many, they are the same.
    shared[forms[i].stem] =
        first && last && stems.lists[forms[i].stem].postings == words.lists[forms[i].word].postings;
  }
  return shared;
}

void set_sizes(ListKind kind, const Measure& measure, const std::vector<bool>& shared,
               SectionSizes& sizes) {
  const auto set = [&](ListSection which, std::uint64_t items, std::size_t bytes) {
    sizes[section(kind, which)] = items * bytes;
  };
  const std::size_t lists = measure.lists.size();
  std::uint64_t postings = 0;
  std::uint64_t large = 0;
  for (std::size_t i = 0; i < lists; ++i) {
    if (kind == ListKind::Stems && shared[i]) continue;
    postings += measure.lists[i].postings;
    large += measure.lists[i].large;
  }
  set(ListSection::NameStarts, lists + 1, sizeof(std::uint32_t));
  set(ListSection::Names, measure.names, 1);
  set(ListSection::Hash, lists * kHashSlotsForThree / 3 + 1, sizeof(std::uint32_t));
  set(ListSection::Starts, lists + 1, sizeof(std::uint32_t));
  set(ListSection::Documents, postings, sizeof(std::uint16_t));
  if (kind == ListKind::Values) return;
  set(ListSection::Counts, postings, 1);
  set(ListSection::Large, large, sizeof(LargeCount));
  if (kind == ListKind::Stems) {
    set(ListSection::FormStarts, lists + 1, sizeof(std::uint32_t));
    return;
  }
  set(ListSection::Skips, postings / kSkipPostings + 1, sizeof(std::uint64_t));
  set(ListSection::Positions, measure.places, sizeof(std::uint16_t));
}

/// Where a segment comes into being: zeros at first.
class Space {
 public:
  explicit Space(const SectionSizes& sizes) : layout_(sizes) {
    header_.magic = kSegmentMagic;
    header_.sizes = sizes;
  }

  [[nodiscard]] std::uint64_t bytes() const { return layout_.bytes; }
  void use(std::byte* base, std::function<void()> let_go) {
    base_ = base;
    let_go_ = std::move(let_go);
  }
  /// What was written may leave memory for the file.
  void let_go() const { let_go_(); }

  template <typename Item>
  [[nodiscard]] std::span<Item> items(std::size_t which) const {
    return {reinterpret_cast<Item*>(base_ + layout_.sections[which]),
            header_.sizes[which] / sizeof(Item)};
  }

  void close(std::uint32_t first, std::uint32_t slots, std::uint32_t documents) {
    header_.first = first;
    header_.slots = slots;
    header_.documents = documents;
    const std::span table(reinterpret_cast<std::uint64_t*>(base_ + layout_.table), layout_.blocks);
    auto hash = table.begin();
    for (std::size_t section = 0; section < kSections; ++section) {
      for (std::uint64_t at = 0; at < header_.sizes[section]; at += kBlockBytes) {
        *hash++ = hash_of(base_ + layout_.sections[section] + at,
                          std::min<std::uint64_t>(kBlockBytes, header_.sizes[section] - at));
        if ((hash - table.begin()) % kLetGoBlocks == 0) let_go();
      }
    }
    header_.table_hash = hash_of(table.data(), table.size_bytes());
    header_.header_hash = hash_of(&header_, offsetof(SegmentHeader, header_hash));
    std::memcpy(base_, &header_, sizeof header_);
  }

 private:
  SegmentLayout layout_;
  SegmentHeader header_{};
  std::byte* base_ = nullptr;
  std::function<void()> let_go_;
};

/// Second pass: writes what the first has measured.
class Fill final : public PostingSink {
 public:
  /// `shared` is empty, or tells of each list whether its postings are left out.
  Fill(ListKind kind, const Space& space, std::uint32_t first, const std::vector<bool>& shared)
      : space_(space),
        first_(first),
        shared_(shared),
        name_starts_(space.items<std::uint32_t>(section(kind, ListSection::NameStarts))),
        names_(space.items<char>(section(kind, ListSection::Names))),
        hash_(space.items<std::uint32_t>(section(kind, ListSection::Hash))),
        starts_(space.items<std::uint32_t>(section(kind, ListSection::Starts))),
        documents_(space.items<std::uint16_t>(section(kind, ListSection::Documents))),
        counts_(space.items<std::uint8_t>(section(kind, ListSection::Counts))),
        large_(space.items<LargeCount>(section(kind, ListSection::Large))),
        skips_(space.items<std::uint64_t>(section(kind, ListSection::Skips))),
        positions_(space.items<std::uint16_t>(section(kind, ListSection::Positions))),
        far_(space.items<std::uint64_t>(section(DocumentSection::Far))) {}

  void list(std::string_view name) override {
    std::copy(name.begin(), name.end(), names_.begin() + static_cast<long>(name_bytes_));
    name_bytes_ += static_cast<std::uint32_t>(name.size());
    const HashEntry entry(name, hash_.size(), starts_.size() - 1);
    std::size_t at = entry.slot;
    while (hash_[at] != 0) at = at + 1 < hash_.size() ? at + 1 : 0;
    hash_[at] = entry.stored(lists_);
    left_out_ = !shared_.empty() && shared_[lists_];
    name_starts_[++lists_] = name_bytes_;
    starts_[lists_] = static_cast<std::uint32_t>(postings_);
  }

  void posting(std::uint32_t document, std::uint32_t count,
               std::span<const std::uint16_t> positions) override {
    if (left_out_) return;
    const std::uint32_t slot = document - first_;
    documents_[postings_] = static_cast<std::uint16_t>(slot);
    if (!counts_.empty()) {
      counts_[postings_] = static_cast<std::uint8_t>(std::min<std::uint32_t>(count, kManyCounts));
      if (count >= kManyCounts) large_[larges_++] = {postings_, count, 0};
    }
    if (!skips_.empty() && postings_ % kSkipPostings == 0) {
      skips_[postings_ / kSkipPostings] = places_;
    }
    for (const std::uint16_t position : positions) {
      positions_[places_++] = position;
      if (position == kFarPosition) far_[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }
    ++postings_;
    starts_[lists_] = static_cast<std::uint32_t>(postings_);
    if (postings_ % kLetGoPostings == 0) space_.let_go();
  }

  void close() {
    if (!skips_.empty() && postings_ % kSkipPostings == 0) {
      skips_[postings_ / kSkipPostings] = places_;
    }
  }

 private:
  const Space& space_;
  std::uint32_t first_;
  const std::vector<bool>& shared_;
  std::span<std::uint32_t> name_starts_;
  std::span<char> names_;
  std::span<std::uint32_t> hash_;
  std::span<std::uint32_t> starts_;
  std::span<std::uint16_t> documents_;
  std::span<std::uint8_t> counts_;
  std::span<LargeCount> large_;
  std::span<std::uint64_t> skips_;
  std::span<std::uint16_t> positions_;
  std::span<std::uint64_t> far_;
  bool left_out_ = false;
  std::uint32_t lists_ = 0;
  std::uint32_t name_bytes_ = 0;
  std::uint64_t postings_ = 0;
  std::uint64_t larges_ = 0;
  std::uint64_t places_ = 0;
};

/// The combinations of facet values that documents have, numbered as they first come up.
struct Combinations {
  std::vector<std::uint16_t> of_slot;
  std::vector<std::vector<std::uint32_t>> values;
};

/// Gathers the values of each document from the lists of values.
class GatherValues final : public PostingSink {
 public:
  GatherValues(std::uint32_t first, std::uint32_t slots) : first_(first) {
    for (auto& group : of_slot_) group.resize(slots);
  }
  void list(std::string_view name) override {
    const Field* facet = facet_of_term(name);
    group_ = facet != nullptr ? group_of(*facet) : kFacetGroups;
    ++lists_;
  }
  void posting(std::uint32_t document, std::uint32_t, std::span<const std::uint16_t>) override {
    if (group_ < kFacetGroups) of_slot_[group_][document - first_].push_back(lists_ - 1);
  }
  [[nodiscard]] Combinations combinations(std::size_t group,
                                          const std::vector<SegmentDocument>& documents) const {
    Combinations found{.of_slot = std::vector<std::uint16_t>(of_slot_[group].size(), 0)};
    std::map<std::vector<std::uint32_t>, std::uint16_t> numbers;
    for (const SegmentDocument& document : documents) {
      const std::uint32_t slot = document.number - first_;
      const auto [known, fresh] = numbers.try_emplace(
          of_slot_[group][slot], static_cast<std::uint16_t>(found.values.size()));
      if (fresh) found.values.push_back(known->first);
      found.of_slot[slot] = known->second;
    }
    return found;
  }

 private:
  std::uint32_t first_;
  std::size_t group_ = 0;
  std::uint32_t lists_ = 0;
  std::array<std::vector<std::vector<std::uint32_t>>, kFacetGroups> of_slot_;
};

/// Everything about a segment but where it is put.
class Writing {
 public:
  explicit Writing(const SegmentSource& source)
      : source_(source),
        documents_(source.documents()),
        first_(documents_.front().number),
        slots_(documents_.back().number - first_ + 1) {
    SectionSizes sizes{};
    const std::uint64_t words = slots_ / 64 + 1;
    sizes[section(DocumentSection::Present)] = words * sizeof(std::uint64_t);
    sizes[section(DocumentSection::Far)] = words * sizeof(std::uint64_t);
    sizes[section(DocumentSection::Lengths)] = slots_ * sizeof(std::uint32_t);
    sizes[section(DocumentSection::Days)] = 2ULL * slots_ * sizeof(std::uint32_t);
    sizes[section(DocumentSection::RecordStarts)] = (slots_ + 1ULL) * sizeof(std::uint32_t);
    for (const SegmentDocument& document : documents_) {
      sizes[section(DocumentSection::Records)] += document.record.size();
    }
    std::array<Measure, kListKinds> measures;
    for (std::size_t kind = 0; kind < kListKinds; ++kind) {
      source_.give(static_cast<ListKind>(kind), measures[kind]);
    }
    forms_ = source_.forms();
    shared_ = shared_stems(measures[static_cast<std::size_t>(ListKind::Stems)],
                           measures[static_cast<std::size_t>(ListKind::Words)], forms_);
    for (std::size_t kind = 0; kind < kListKinds; ++kind) {
      set_sizes(static_cast<ListKind>(kind), measures[kind], shared_, sizes);
    }
    sizes[section(ListKind::Stems, ListSection::Forms)] = forms_.size() * sizeof(std::uint32_t);
    GatherValues gather(first_, slots_);
    source_.give(ListKind::Values, gather);
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      combinations_[group] = gather.combinations(group, documents_);
      std::uint64_t values = 0;
      for (const auto& each : combinations_[group].values) values += each.size();
      sizes[section(group, GroupSection::Combination)] = slots_ * sizeof(std::uint16_t);
      sizes[section(group, GroupSection::Starts)] =
          (combinations_[group].values.size() + 1) * sizeof(std::uint32_t);
      sizes[section(group, GroupSection::Values)] = values * sizeof(std::uint32_t);
    }
    space_.emplace(sizes);
  }

  [[nodiscard]] std::uint64_t bytes() const { return space_->bytes(); }

  /// `let_go` takes what was written out of memory, where there is a file to hold it.
  void write(std::byte* base, std::function<void()> let_go) {
    space_->use(base, std::move(let_go));
    const auto present = space_->items<std::uint64_t>(section(DocumentSection::Present));
    const auto lengths = space_->items<std::uint32_t>(section(DocumentSection::Lengths));
    const auto days = space_->items<std::uint32_t>(section(DocumentSection::Days));
    for (const SegmentDocument& document : documents_) {
      const std::size_t slot = document.number - first_;
      present[slot / 64] |= std::uint64_t{1} << (slot % 64);
      lengths[slot] = document.length;
      days[2 * slot] = document.first_day;
      days[2 * slot + 1] = document.last_day;
    }
    write_records();
    for (std::size_t group = 0; group < kFacetGroups; ++group) write_group(group);
    for (std::size_t kind = 0; kind < kListKinds; ++kind) {
      const auto which = static_cast<ListKind>(kind);
      Fill fill(which, *space_, first_, which == ListKind::Stems ? shared_ : kNoneShared);
      source_.give(which, fill);
      fill.close();
    }
    write_forms();
    space_->close(first_, slots_, static_cast<std::uint32_t>(documents_.size()));
  }

 private:
  void write_forms() {
    const auto starts =
        space_->items<std::uint32_t>(section(ListKind::Stems, ListSection::FormStarts));
    const auto forms = space_->items<std::uint32_t>(section(ListKind::Stems, ListSection::Forms));
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      forms[i] = forms_[i].word;
      starts[forms_[i].stem + 1] = static_cast<std::uint32_t>(i + 1);
    }
  }

  void write_records() {
    const auto starts = space_->items<std::uint32_t>(section(DocumentSection::RecordStarts));
    const auto records = space_->items<char>(section(DocumentSection::Records));
    std::uint32_t at = 0;
    std::size_t slot = 0;
    for (const SegmentDocument& document : documents_) {
      while (slot <= document.number - first_) starts[slot++] = at;
      std::copy(document.record.begin(), document.record.end(), records.begin() + at);
      at += static_cast<std::uint32_t>(document.record.size());
    }
    starts[slot] = at;
  }

  void write_group(std::size_t group) {
    const Combinations& all = combinations_[group];
    const auto of_slot = space_->items<std::uint16_t>(section(group, GroupSection::Combination));
    std::copy(all.of_slot.begin(), all.of_slot.end(), of_slot.begin());
    const auto starts = space_->items<std::uint32_t>(section(group, GroupSection::Starts));
    const auto values = space_->items<std::uint32_t>(section(group, GroupSection::Values));
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < all.values.size(); ++i) {
      std::copy(all.values[i].begin(), all.values[i].end(), values.begin() + at);
      at += static_cast<std::uint32_t>(all.values[i].size());
      starts[i + 1] = at;
    }
  }

  inline static const std::vector<bool> kNoneShared;

  const SegmentSource& source_;
  std::vector<SegmentDocument> documents_;
  std::uint32_t first_;
  std::uint32_t slots_;
  std::vector<StemForm> forms_;
  std::vector<bool> shared_;
  std::array<Combinations, kFacetGroups> combinations_;
  std::optional<Space> space_;
};

/// A file that is gone again unless it was kept.
class NewFile {
 public:
  NewFile(const std::filesystem::path& path, std::uint64_t bytes) : path_(path), bytes_(bytes) {
    unlink(path.c_str());  // a reader may have another of that name mapped, and keeps it
    descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) refuse(errno);
    // A disk that is full says so here, and not by a signal in the midst of writing.
    if (const int failed = posix_fallocate(descriptor_, 0, static_cast<off_t>(bytes));
        failed != 0) {
      refuse(failed);
    }
    mapped_ = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, 0);
    if (mapped_ == MAP_FAILED) refuse(errno);
  }
  ~NewFile() { drop(); }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] std::byte* base() const { return static_cast<std::byte*>(mapped_); }
  void let_go() const { madvise(mapped_, bytes_, MADV_DONTNEED); }
  void keep() {
    if (msync(mapped_, bytes_, MS_SYNC) != 0 || fsync(descriptor_) != 0) refuse(errno);
    kept_ = true;
  }

 private:
  void drop() {
    if (mapped_ != MAP_FAILED) munmap(mapped_, bytes_);
    mapped_ = MAP_FAILED;
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
    if (!kept_) unlink(path_.c_str());
  }
  [[noreturn]] void refuse(int failed) {
    drop();
    throw Error(ErrorKind::Unreadable, path_.string() + ": " + std::strerror(failed));
  }

  std::filesystem::path path_;
  std::uint64_t bytes_;
  int descriptor_ = -1;
  void* mapped_ = MAP_FAILED;
  bool kept_ = false;
};

}  // namespace

Segment make_segment(const SegmentSource& source) {
  Writing writing(source);
  const std::uint64_t bytes = writing.bytes();
  constexpr std::align_val_t kAlignment{kSectionAlignment};
  auto* base = static_cast<std::byte*>(operator new(bytes, kAlignment));
  const std::shared_ptr<const std::byte> owned(
      base, [](const std::byte* at) { operator delete(const_cast<std::byte*>(at), kAlignment); });
  std::memset(base, 0, bytes);
  writing.write(base, [] {});
  return Segment::of_bytes(owned);
}

void write_segment(const SegmentSource& source, const std::filesystem::path& file) {
  Writing writing(source);
  NewFile space(file, writing.bytes());
  writing.write(space.base(), [&space] { space.let_go(); });
  space.keep();
}

}  // namespace rostrum
