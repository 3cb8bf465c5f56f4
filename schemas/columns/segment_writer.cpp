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

#include "schemas/error.hpp"
#include "schemas/fields.hpp"

namespace rostrum {
namespace {

using Sizes = std::array<std::uint64_t, kSections>;

/// First pass over a kind of lists: how much there is.
class Measure final : public PostingSink {
 public:
  void list(std::string_view name) override {
    name_bytes_ = name.size();
    open_ = false;
  }
  void posting(std::uint32_t, std::uint32_t count,
               std::span<const std::uint16_t> positions) override {
    if (!open_) {
      open_ = true;
      ++lists;
      names += name_bytes_;
    }
    ++postings;
    if (count >= kManyCounts) ++large;
    places += positions.size();
  }

  std::uint64_t lists = 0;
  std::uint64_t names = 0;
  std::uint64_t postings = 0;
  std::uint64_t large = 0;
  std::uint64_t places = 0;

 private:
  std::uint64_t name_bytes_ = 0;
  bool open_ = false;
};

std::uint64_t hash_slots(std::uint64_t lists) {
  std::uint64_t slots = 2;
  while (slots < 2 * lists) slots *= 2;
  return slots;
}

void set_sizes(ListKind kind, const Measure& measure, Sizes& sizes) {
  const auto set = [&](ListSection which, std::uint64_t items, std::size_t bytes) {
    sizes[section(kind, which)] = items * bytes;
  };
  set(ListSection::NameStarts, measure.lists + 1, sizeof(std::uint32_t));
  set(ListSection::Names, measure.names, 1);
  set(ListSection::Hash, hash_slots(measure.lists), sizeof(std::uint32_t));
  set(ListSection::Starts, measure.lists + 1, sizeof(std::uint64_t));
  set(ListSection::Documents, measure.postings, sizeof(std::uint16_t));
  if (kind == ListKind::Values || kind == ListKind::Apart) return;
  set(ListSection::Counts, measure.postings, 1);
  set(ListSection::Large, measure.large, sizeof(LargeCount));
  if (kind == ListKind::Stems) {
    set(ListSection::FormStarts, measure.lists + 1, sizeof(std::uint32_t));
    return;
  }
  set(ListSection::Skips, measure.postings / kSkipPostings + 1, sizeof(std::uint64_t));
  set(ListSection::Positions, measure.places, sizeof(std::uint16_t));
}

/// Where a segment comes into being: zeros at first.
class Space {
 public:
  explicit Space(const Sizes& sizes) {
    header_.magic = kSegmentMagic;
    header_.sizes = sizes;
    std::uint64_t at = aligned(sizeof(SegmentHeader));
    for (std::size_t i = 0; i < kSections; ++i) {
      header_.sections[i] = at;
      at = aligned(at + sizes[i]);
    }
    header_.sections[kSections] = at;
    header_.bytes = at;
  }

  [[nodiscard]] std::uint64_t bytes() const { return header_.bytes; }
  void use(std::byte* base) { base_ = base; }

  template <typename Item>
  [[nodiscard]] std::span<Item> items(std::size_t which) const {
    return {reinterpret_cast<Item*>(base_ + header_.sections[which]),
            header_.sizes[which] / sizeof(Item)};
  }

  void close(std::uint32_t first, std::uint32_t slots, std::uint32_t documents) {
    header_.first = first;
    header_.slots = slots;
    header_.documents = documents;
    header_.body_hash =
        hash_of(base_ + sizeof(SegmentHeader), header_.bytes - sizeof(SegmentHeader));
    header_.header_hash = hash_of(&header_, offsetof(SegmentHeader, header_hash));
    std::memcpy(base_, &header_, sizeof header_);
  }

 private:
  static std::uint64_t aligned(std::uint64_t at) {
    return (at + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
  }

  SegmentHeader header_{};
  std::byte* base_ = nullptr;
};

/// Second pass: writes what the first has measured.
class Fill final : public PostingSink {
 public:
  Fill(ListKind kind, const Space& space, std::uint32_t first)
      : first_(first),
        name_starts_(space.items<std::uint32_t>(section(kind, ListSection::NameStarts))),
        names_(space.items<char>(section(kind, ListSection::Names))),
        hash_(space.items<std::uint32_t>(section(kind, ListSection::Hash))),
        starts_(space.items<std::uint64_t>(section(kind, ListSection::Starts))),
        documents_(space.items<std::uint16_t>(section(kind, ListSection::Documents))),
        counts_(space.items<std::uint8_t>(section(kind, ListSection::Counts))),
        large_(space.items<LargeCount>(section(kind, ListSection::Large))),
        skips_(space.items<std::uint64_t>(section(kind, ListSection::Skips))),
        positions_(space.items<std::uint16_t>(section(kind, ListSection::Positions))),
        far_(space.items<std::uint64_t>(section(DocumentSection::Far))) {}

  void list(std::string_view name) override {
    name_ = name;
    open_ = false;
  }

  void posting(std::uint32_t document, std::uint32_t count,
               std::span<const std::uint16_t> positions) override {
    if (!open_) begin();
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
    starts_[lists_] = postings_;
  }

  void close() {
    if (!skips_.empty() && postings_ % kSkipPostings == 0) {
      skips_[postings_ / kSkipPostings] = places_;
    }
  }

 private:
  void begin() {
    open_ = true;
    std::copy(name_.begin(), name_.end(), names_.begin() + static_cast<long>(name_bytes_));
    name_bytes_ += static_cast<std::uint32_t>(name_.size());
    const std::size_t mask = hash_.size() - 1;
    std::size_t at = hash_of(name_.data(), name_.size()) & mask;
    while (hash_[at] != 0) at = (at + 1) & mask;
    hash_[at] = ++lists_;
    name_starts_[lists_] = name_bytes_;
  }

  std::uint32_t first_;
  std::span<std::uint32_t> name_starts_;
  std::span<char> names_;
  std::span<std::uint32_t> hash_;
  std::span<std::uint64_t> starts_;
  std::span<std::uint16_t> documents_;
  std::span<std::uint8_t> counts_;
  std::span<LargeCount> large_;
  std::span<std::uint64_t> skips_;
  std::span<std::uint16_t> positions_;
  std::span<std::uint64_t> far_;
  std::string_view name_;
  bool open_ = false;
  std::uint32_t lists_ = 0;
  std::uint32_t name_bytes_ = 0;
  std::uint64_t postings_ = 0;
  std::uint64_t larges_ = 0;
  std::uint64_t places_ = 0;
};

class CountForms final : public FormSink {
 public:
  void form(std::string_view, std::string_view) override { ++forms; }
  std::uint64_t forms = 0;
};

/// Writes forms behind the lists that they name.
class FillForms final : public FormSink {
 public:
  FillForms(const Lists& stems, const Lists& words, const Space& space)
      : stems_(stems),
        words_(words),
        starts_(space.items<std::uint32_t>(section(ListKind::Stems, ListSection::FormStarts))),
        forms_(space.items<std::uint32_t>(section(ListKind::Stems, ListSection::Forms))) {}

  void form(std::string_view stem, std::string_view word) override {
    while (stem_ < stems_.size() && stems_.name(stem_) != stem) starts_[++stem_] = at_;
    forms_[at_++] = *words_.find(word);
    if (stem_ < stems_.size()) starts_[stem_ + 1] = at_;
  }
  void close() {
    while (stem_ < stems_.size()) starts_[++stem_] = at_;
  }

 private:
  const Lists& stems_;
  const Lists& words_;
  std::span<std::uint32_t> starts_;
  std::span<std::uint32_t> forms_;
  std::uint32_t stem_ = 0;
  std::uint32_t at_ = 0;
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
    group_ = facet_group_of(facet != nullptr ? facet->name : "");
    open_ = false;
  }
  void posting(std::uint32_t document, std::uint32_t, std::span<const std::uint16_t>) override {
    if (!open_) ++lists_;
    open_ = true;
    of_slot_[group_][document - first_].push_back(lists_ - 1);
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
  bool open_ = false;
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
    Sizes sizes{};
    const std::uint64_t words = slots_ / 64 + 1;
    sizes[section(DocumentSection::Present)] = words * sizeof(std::uint64_t);
    sizes[section(DocumentSection::Far)] = words * sizeof(std::uint64_t);
    sizes[section(DocumentSection::Lengths)] = slots_ * sizeof(std::uint32_t);
    sizes[section(DocumentSection::Days)] = 2ULL * slots_ * sizeof(std::uint32_t);
    for (std::size_t kind = 0; kind < kListKinds; ++kind) {
      Measure measure;
      source_.give(static_cast<ListKind>(kind), measure);
      set_sizes(static_cast<ListKind>(kind), measure, sizes);
    }
    CountForms forms;
    source_.give_forms(forms);
    sizes[section(ListKind::Stems, ListSection::Forms)] = forms.forms * sizeof(std::uint32_t);
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

  void write(std::byte* base) {
    space_->use(base);
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
    for (std::size_t group = 0; group < kFacetGroups; ++group) write_group(group);
    for (std::size_t kind = 0; kind < kListKinds; ++kind) {
      Fill fill(static_cast<ListKind>(kind), *space_, first_);
      source_.give(static_cast<ListKind>(kind), fill);
      fill.close();
    }
    const Lists stems = names_of(ListKind::Stems);
    const Lists words = names_of(ListKind::Words);
    FillForms forms(stems, words, *space_);
    source_.give_forms(forms);
    forms.close();
    space_->close(first_, slots_, static_cast<std::uint32_t>(documents_.size()));
  }

 private:
  /// The names of lists already written, to be looked up.
  [[nodiscard]] Lists names_of(ListKind kind) const {
    Lists lists;
    lists.name_starts = space_->items<std::uint32_t>(section(kind, ListSection::NameStarts));
    lists.names = space_->items<char>(section(kind, ListSection::Names));
    lists.hash = space_->items<std::uint32_t>(section(kind, ListSection::Hash));
    return lists;
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

  const SegmentSource& source_;
  std::vector<SegmentDocument> documents_;
  std::uint32_t first_;
  std::uint32_t slots_;
  std::array<Combinations, kFacetGroups> combinations_;
  std::optional<Space> space_;
};

/// A file that is gone again unless it was kept.
class NewFile {
 public:
  NewFile(const std::filesystem::path& path, std::uint64_t bytes)
      : path_(path),
        bytes_(bytes),
        descriptor_(open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
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
  int descriptor_;
  void* mapped_ = MAP_FAILED;
  bool kept_ = false;
};

}  // namespace

Segment make_segment(const SegmentSource& source) {
  Writing writing(source);
  const std::uint64_t bytes = writing.bytes();
  const std::align_val_t alignment{kSectionAlignment};
  auto* base = static_cast<std::byte*>(operator new(bytes, alignment));
  const std::shared_ptr<const std::byte> owned(base, [alignment](const std::byte* at) {
    operator delete(const_cast<std::byte*>(at), alignment);
  });
  std::memset(base, 0, bytes);
  writing.write(base);
  return Segment::of_bytes(owned);
}

void write_segment(const SegmentSource& source, const std::filesystem::path& file) {
  Writing writing(source);
  NewFile space(file, writing.bytes());
  writing.write(space.base());
  space.keep();
}

}  // namespace rostrum
