#include "searcher/snapshot/snapshot.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <thread>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/columns/stored_documents.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/opened_index.hpp"
#include "schemas/index/record_codec.hpp"
#include "schemas/index/stored_document.hpp"

namespace rostrum {
namespace {

/// A writer may replace the columns between our reading their manifest and their files.
constexpr int kMostTries = 5;
/// Finding and copying the name of a list; reading a stored statement.
constexpr std::size_t kWorkAName = 50;
constexpr std::size_t kWorkAStatement = 2000;

std::vector<std::string> sorted_once(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool is_id(const std::string& term) { return term.starts_with(field(FieldId::Id).prefix); }

}  // namespace

Snapshot::Snapshot(const std::filesystem::path& index, std::shared_ptr<CommitShare> share,
                   FilesToldBy files)
    : index_(index), folder_(index), share_(std::move(share)), files_(files) {
  open();
}

void Snapshot::open() {
  loaded_ = false;
  bool overtaken = false;
  for (int attempt = 1;; ++attempt) {
    if (!folder_.is_current()) folder_ = PinnedFolder(index_);
    try {
      if (overtaken) wait_for_columns();
      database_ = opened_index(index_, folder_.path());
      load({});
      loaded_ = true;
      return;
    } catch (const Xapian::DatabaseModifiedError&) {
      // Making up what the columns lacked took longer than two commits.
      if (attempt == kMostTries) throw;
      overtaken = true;
    } catch (...) {  // Xapian's errors are no std::exception
      // Perhaps another index took its place while we looked.
      if (attempt == kMostTries || folder_.is_current()) throw;
    }
  }
}

void Snapshot::wait_for_columns() const {
  constexpr std::chrono::milliseconds kStep{5};
  constexpr int kMostSteps = 100;  // then nobody is at work who would write them
  for (int step = 0; step < kMostSteps; ++step) {
    const Xapian::Database newest(folder_.path().string(), Xapian::DB_BACKEND_GLASS);
    if (columns_have_come(newest)) return;
    std::this_thread::sleep_for(kStep);
  }
}

bool Snapshot::columns_have_come(const Xapian::Database& database) const {
  const std::optional<ColumnManifest> manifest = read_manifest(folder_.path());
  return manifest && manifest->database == database.get_uuid() &&
         manifest->revision >= database.get_revision();
}

void Snapshot::refresh() {
  const auto is_newest = [this] {
    try {
      return !database_.reopen();
    } catch (const Xapian::Error&) {
      return false;  // open() will say what is wrong, if anything is
    }
  };
  if (std::exchange(loaded_, false) && folder_.is_current() && is_newest()) {
    if (columns_->behind && columns_have_come(database_)) load(columns_->damaged);
    loaded_ = true;
    return;
  }
  open();
}

void Snapshot::load(std::set<std::uint32_t> damaged) {
  forget_stems();
  const std::lock_guard lock(share_->mutex_);
  const std::shared_ptr<const CommitColumns>& newest = share_->newest_;
  // Where something was damaged it may have been mended, and columns come after their commit: that
  // is looked at anew.
  const bool known = newest && newest->database == database_.get_uuid() &&
                     newest->revision == database_.get_revision() && !newest->unread &&
                     newest->damaged == damaged &&
                     !(newest->behind && columns_have_come(database_));
  if (known) {
    columns_ = newest;
    return;
  }
  make_columns(std::move(damaged));
  share_->newest_ = columns_;
}

void Snapshot::make_columns(std::set<std::uint32_t> damaged) {
  for (;;) {
    const auto made = std::make_shared<CommitColumns>();
    made->damaged = damaged;
    made->values = columns_->values;  // what was folded for them is used again
    columns_ = made;
    making_ = made.get();
    try {
      load_columns();
      load_values();
      load_versions();
      made->database = database_.get_uuid();
      made->revision = database_.get_revision();
      making_ = nullptr;
      return;
    } catch (const DamagedSegment& segment) {
      if (!damaged.insert(segment.first()).second) throw;
    }
  }
}

bool Snapshot::leave_out(std::uint32_t first) {
  std::set<std::uint32_t> damaged = columns_->damaged;
  if (!damaged.insert(first).second) return false;
  loaded_ = false;
  load(std::move(damaged));
  loaded_ = true;
  return true;
}

std::optional<ColumnManifest> Snapshot::map_columns() {
  std::optional<ColumnManifest> manifest;
  making_->unread = false;
  for (int attempt = 1; attempt <= kMostTries; ++attempt) {
    making_->segments.clear();
    manifest = read_manifest(folder_.path());
    if (!manifest) return std::nullopt;
    // The manifest follows the commit: behind it, the database is as new or newer.
    database_.reopen();
    if (manifest->database != database_.get_uuid() ||
        manifest->revision > database_.get_revision()) {
      return std::nullopt;
    }
    making_->unread = false;
    for (std::size_t i = 0; i < manifest->files.size(); ++i) {
      try {
        Segment segment = map_segment(folder_.path(), *manifest, i);
        const std::uint32_t before =
            making_->segments.empty() ? 0 : making_->segments.back().last();
        if (segment.first() <= before || segment.last() > database_.get_lastdocid() ||
            making_->damaged.contains(segment.first())) {
          continue;
        }
        making_->segments.push_back(std::move(segment));
      } catch (const Error&) {
        making_->unread = true;
      }
    }
    // Perhaps a writer has replaced the columns between our reading their manifest and their files.
    if (!making_->unread) break;
  }
  return manifest;
}

void Snapshot::load_columns() {
  making_->any_gone = false;
  making_->not_in_columns = 0;
  const std::optional<ColumnManifest> manifest = map_columns();
  making_->last = database_.get_lastdocid();
  making_->live = DocSet(making_->last);
  making_->behind = !manifest || manifest->revision != database_.get_revision();
  if (!making_->behind) {
    for (const Segment& segment : making_->segments) {
      making_->live.add_bits(segment.first(), segment.present_bits());
    }
    for (const std::uint32_t document : manifest->tombstones) {
      if (document <= making_->last) making_->live.drop(document);
    }
    making_->any_gone = !manifest->tombstones.empty();
    if (making_->live.count() == database_.get_doccount()) return;
    making_->live = DocSet(making_->last);
  }
  make_up(document_numbers(database_));
}

void Snapshot::make_up(const std::vector<std::uint32_t>& numbers) {
  making_->any_gone = true;
  for (const std::uint32_t number : numbers) making_->live.add(number);
  std::erase_if(making_->segments, [&](const Segment& each) { return !has_all(each, numbers); });
  TextAnalyser analyser;
  std::vector<Segment> made;
  for (const std::vector<std::uint32_t>& run : runs_beside(numbers, making_->segments)) {
    making_->not_in_columns += run.size();
    make_segments(database_, run, kMostSlots, analyser,
                  [&](Segment segment) { made.push_back(std::move(segment)); });
  }
  making_->segments.insert(making_->segments.end(), made.begin(), made.end());
  std::sort(making_->segments.begin(), making_->segments.end(),
            [](const Segment& a, const Segment& b) { return a.first() < b.first(); });
}

void Snapshot::load_values() {
  const std::string_view variant = field(FieldId::Variant).prefix;
  std::map<std::string, std::uint32_t, std::less<>> terms;
  for (const Segment& segment : making_->segments) {
    const Lists& lists = segment.lists(ListKind::Values);
    for (std::uint32_t i = 0; i < lists.size(); ++i) {
      if (!lists.name(i).starts_with(variant)) terms.try_emplace(std::string(lists.name(i)));
    }
  }
  std::unordered_map<std::string, IndexedValue> before;
  for (const IndexedValue& each : *making_->values) before.emplace(each.term, each);
  making_->values = std::make_shared<std::vector<IndexedValue>>();
  making_->languages.clear();
  const std::string_view language = field(FieldId::Language).prefix;
  for (auto& [term, number] : terms) {
    number = static_cast<std::uint32_t>(making_->values->size());
    IndexedValue value{.term = term, .facet = facet_of_term(term)};
    const std::size_t prefix = value.facet != nullptr ? value.facet->prefix.size() : 0;
    value.value = decode_facet_value(database_.get_metadata(std::string(kMetadataValue) + term));
    if (value.value.value.empty()) value.value.value = term.substr(prefix);
    if (value.value.label.empty()) value.value.label = value.value.value;
    const auto known = before.find(term);
    value.sort_label = known != before.end() && known->second.value.label == value.value.label
                           ? std::move(known->second.sort_label)
                           : fold(value.value.label);
    if (value.facet != nullptr && value.facet->prefix == language && has(ListKind::Values, term)) {
      making_->languages.push_back(term.substr(prefix));
    }
    value.natural = natural_key(value.value.value);
    making_->values->push_back(std::move(value));
  }
  number_places(*making_->values);
  making_->value_numbers.clear();
  making_->value_combinations.clear();
  for (const Segment& segment : making_->segments) {
    const Lists& lists = segment.lists(ListKind::Values);
    std::vector<std::uint32_t> numbers(lists.size());
    for (std::uint32_t i = 0; i < lists.size(); ++i) {
      const auto known = terms.find(lists.name(i));
      if (known != terms.end()) numbers[i] = known->second;
    }
    making_->value_numbers.push_back(std::move(numbers));
    making_->value_combinations.emplace_back(segment);
  }
  load_absences();
}

void Snapshot::load_absences() {
  making_->absences.assign(making_->segments.size(), {});
  for (std::size_t place = 0; place < making_->segments.size(); ++place) {
    const Segment& segment = making_->segments[place];
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      std::vector<std::size_t> facets;
      for (std::size_t row = 0; row < kFields.size(); ++row) {
        if (kFields[row].group == static_cast<FacetGroup>(group)) facets.push_back(row);
      }
      const auto count = static_cast<std::uint32_t>(segment.combination_count(group));
      for (std::uint32_t combination = 0; combination < count; ++combination) {
        std::array<bool, kFields.size()> has{};
        for (const std::uint32_t value : segment.values_of(group, combination)) {
          const Field* facet = (*making_->values)[making_->value_numbers[place][value]].facet;
          if (facet != nullptr) has[static_cast<std::size_t>(facet - kFields.data())] = true;
        }
        for (const std::size_t row : facets) {
          if (!has[row])
            making_->absences[place][row].push_back(static_cast<std::uint16_t>(combination));
        }
      }
    }
  }
}

void Snapshot::add_without(const Field& facet, DocSet& into) const {
  const std::size_t group = group_of(facet);
  for (std::size_t place = 0; place < columns_->segments.size(); ++place) {
    const Segment& segment = columns_->segments[place];
    const std::vector<std::uint16_t>& without = combinations_without(place, facet);
    if (without.empty()) continue;
    std::vector<bool> lacks(segment.combination_count(group));
    for (const std::uint16_t each : without) lacks[each] = true;
    const auto combinations = segment.combinations(group);
    spend(combinations.size());
    for (std::size_t slot = 0; slot < combinations.size(); ++slot) {
      const auto document = segment.first() + static_cast<std::uint32_t>(slot);
      if (lacks[combinations[slot]] && columns_->live.has(document)) into.add(document);
    }
  }
}

void Snapshot::load_versions() {
  const std::string_view prefix = field(FieldId::Variant).prefix;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> versions;
  for (const Segment& segment : making_->segments) {
    const Lists& lists = segment.lists(ListKind::Values);
    for (std::uint32_t i = lists.lower_bound(prefix);
         i < lists.size() && lists.name(i).starts_with(prefix); ++i) {
      auto& own = versions[std::string(lists.name(i).substr(prefix.size()))];
      for (const std::uint16_t slot : segment.postings(ListKind::Values, i).documents) {
        if (making_->live.has(segment.first() + slot)) own.push_back(segment.first() + slot);
      }
    }
  }
  std::vector<std::vector<std::uint32_t>> groups;
  for (auto& [id, group] : versions) {
    const std::string term = std::string(field(FieldId::Id).prefix) + id;
    const auto main = database_.postlist_begin(term);
    if (main != database_.postlist_end(term)) {
      std::erase(group, *main);  // who calls itself its own version
      group.insert(group.begin(), *main);
    }
    // The main version may be gone: those that are left are one statement all the same.
    if (group.size() > 1) groups.push_back(std::move(group));
  }
  making_->version_groups = VersionGroups(std::move(groups));
}

std::optional<std::uint32_t> Snapshot::value_number(std::string_view term) const {
  const auto found =
      std::lower_bound(columns_->values->begin(), columns_->values->end(), term,
                       [](const IndexedValue& each, std::string_view t) { return each.term < t; });
  if (found == columns_->values->end() || found->term != term) return std::nullopt;
  return static_cast<std::uint32_t>(found - columns_->values->begin());
}

void Snapshot::add_list(ListKind kind, std::string_view name, DocSet& into) const {
  for (const Segment& segment : columns_->segments) {
    const Lists& lists = segment.lists(kind);
    const auto list = lists.find(name);
    if (!list) continue;
    const auto documents = segment.postings(kind, *list).documents;
    spend(documents.size());
    into.add_slots(segment.first(), documents);
  }
}

std::size_t Snapshot::frequency(ListKind kind, std::string_view name) const {
  std::size_t count = 0;
  for (const Segment& segment : columns_->segments) {
    const Lists& lists = segment.lists(kind);
    const auto list = lists.find(name);
    if (!list) continue;
    const auto documents = segment.postings(kind, *list).documents;
    if (!columns_->any_gone) {
      count += documents.size();
      continue;
    }
    spend(documents.size());
    for (const std::uint16_t slot : documents)
      count += columns_->live.has(segment.first() + slot) ? 1 : 0;
  }
  return count;
}

std::size_t Snapshot::stem_frequency(std::string_view stem) const {
  constexpr std::size_t kMostKnown = 50'000;
  if (stem_frequencies_.size() >= kMostKnown) forget_stems();
  const std::uint32_t number = known_stems_.number_of(stem);
  // Nothing on file: not known, also where an earlier look was broken off.
  if (number >= stem_frequencies_.size()) stem_frequencies_.resize(number + 1, 0);
  std::size_t& known = stem_frequencies_[number];
  if (known == 0) known = frequency(ListKind::Stems, stem);
  return known;
}

void Snapshot::forget_stems() const {
  known_stems_ = {};
  stem_frequencies_.clear();
}

void Snapshot::add_filtered(const std::string& term, DocSet& into) const {
  if (!is_id(term)) {
    add_list(ListKind::Values, term, into);
    return;
  }
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) into.add(*posting);
}

bool Snapshot::has_filter(const std::string& term) const {
  return is_id(term) ? database_.term_exists(term) : has(ListKind::Values, term);
}

std::vector<std::string> Snapshot::lists_from(ListKind kind, const std::string& beginning,
                                              std::size_t most) const {
  std::vector<std::string> names;
  for (const Segment& segment : columns_->segments) {
    const Lists& lists = segment.lists(kind);
    std::size_t taken = 0;
    for (std::uint32_t i = lists.lower_bound(beginning);
         i < lists.size() && lists.name(i).starts_with(beginning) && taken < most; ++i) {
      spend(kWorkAName);
      if (columns_->any_gone && !has(kind, lists.name(i))) continue;
      names.emplace_back(lists.name(i));
      ++taken;
    }
  }
  names = sorted_once(std::move(names));
  names.resize(std::min(names.size(), most));
  return names;
}

std::vector<std::string> Snapshot::words_from(std::string_view prefix, const std::string& beginning,
                                              std::size_t most) const {
  const std::string whole = std::string(prefix) + beginning;
  std::vector<std::string> names = lists_from(ListKind::Words, whole, most);
  for (std::string& name :
       lists_from(ListKind::Words, std::string(kCompoundPrefix) + whole, most)) {
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> Snapshot::hyphenated(std::string_view prefix,
                                              const std::string& word) const {
  return lists_from(ListKind::Words, hyphenated_term(prefix, word, ""),
                    std::numeric_limits<std::size_t>::max());
}

Statement Snapshot::statement(std::uint32_t document) const {
  return told(untold_statement(document));
}

Statement Snapshot::untold_statement(std::uint32_t document) const {
  spend(kWorkAStatement);
  return decode_document(database_.get_document(document).get_data());
}

Statement Snapshot::record(std::uint32_t document) const {
  spend(kWorkAStatement);
  const Segment& segment = segment_of(document);
  return told(decode_record(segment.record(document - segment.first())));
}

Statement Snapshot::told(Statement statement) const {
  std::string& file = statement.source.file;
  if (files_ == FilesToldBy::Name) file.erase(0, file.rfind('/') + 1);
  return statement;
}

std::string Snapshot::text(std::uint32_t document) const {
  spend(kWorkAStatement);
  return decode_text(database_.get_document(document).get_data());
}

const Segment& Snapshot::segment_of(std::uint32_t document) const {
  const auto after = std::upper_bound(
      columns_->segments.begin(), columns_->segments.end(), document,
      [](std::uint32_t wanted, const Segment& each) { return wanted < each.first(); });
  return *(after - 1);
}

std::vector<std::string> Snapshot::forms(const std::string& stem) const {
  std::vector<std::string> lists;
  for (const Segment& segment : columns_->segments) {
    const Lists& stems = segment.lists(ListKind::Stems);
    const auto list = stems.find(stem);
    if (!list) continue;
    for (const std::uint32_t word : stems.forms_of(*list)) {
      lists.emplace_back(segment.lists(ListKind::Words).name(word));
    }
  }
  return sorted_once(std::move(lists));
}

}  // namespace rostrum
