#include "indexer/writing/column_writer.hpp"

#include <algorithm>
#include <new>
#include <system_error>

#include "schemas/base/error.hpp"
#include "schemas/columns/segment_merge.hpp"
#include "schemas/columns/stored_documents.hpp"

namespace rostrum {
namespace {

/// Statements that are made up from the database in one go.
constexpr std::size_t kStoredAtOnce = 1000;
/// Smaller segments cost as much to look into as these, so they count as many.
constexpr std::size_t kSmallest = 256;
/// A segment is merged with those after it unless it has so many times their documents.
constexpr std::size_t kGrowth = 2;
/// So many segments may wait to be merged, while more commits follow.
constexpr std::size_t kMostLoose = 20;
/// A merged segment stays below this, so that 32 bits number its postings and the bytes of its
/// names.
constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30;
/// A segment that lost one document in so many is written anew.
constexpr std::size_t kMostGone = 4;

CommitName name_of(const Xapian::Database& database) {
  return {database.get_uuid(), database.get_revision()};
}

}  // namespace

template <typename Work>
void ColumnWriter::where_there_is_room(const Work& work) {
  try {
    work();
  } catch (const DamagedSegment& damaged) {
    const auto part = std::find_if(parts_.begin(), parts_.end(), [&](const Part& each) {
      return each.segment.first() == damaged.first();
    });
    if (part == parts_.end()) return;
    tombstones_.erase(
        std::lower_bound(tombstones_.begin(), tombstones_.end(), part->segment.first()),
        std::upper_bound(tombstones_.begin(), tombstones_.end(), part->segment.last()));
    parts_.erase(part);
    lost_ = true;
  } catch (const Error&) {
    // The columns are whole, in more segments than need be, and a later commit tries again.
    return;
  } catch (const std::bad_alloc&) {
    return;
  }
}

void ColumnWriter::load(const Xapian::Database& database) {
  parts_.clear();
  tombstones_.clear();
  lost_ = false;
  const auto manifest = read_manifest(index_);
  const bool fits = manifest && manifest->database == database.get_uuid() &&
                    manifest->revision <= database.get_revision();
  published_ = fits ? manifest->files : std::vector<std::string>();
  remove_unpublished();  // which a run that was cut short has left
  if (!fits) return;
  next_file_ = manifest->next_file;
  std::size_t documents = 0;
  for (std::size_t i = 0; i < manifest->files.size(); ++i) {
    try {
      const Segment segment = map_segment(index_, *manifest, i);
      if (!parts_.empty() && parts_.back().segment.last() >= segment.first()) continue;
      parts_.push_back({manifest->files[i], segment});
      documents += segment.documents();
    } catch (const Error&) {
      continue;  // it is not there, or damaged: its statements are
    }
  }
  tombstones_ = manifest->tombstones;
  commit_ = name_of(database);
  in_step_ = manifest->revision == database.get_revision() &&
             parts_.size() == manifest->files.size() &&
             documents == database.get_doccount() + tombstones_.size();
}

void ColumnWriter::keep_what_is_right(const std::vector<std::uint32_t>& numbers,
                                      std::uint32_t last) {
  std::erase_if(parts_, [&](const Part& part) {
    return part.segment.last() > last || !part.segment.verify() || !has_all(part.segment, numbers);
  });
  // Numbers are never used again: what is not there any more is gone.
  tombstones_.clear();
  for (const Part& part : parts_) {
    for (std::uint32_t slot = 0; slot < part.segment.slots(); ++slot) {
      const std::uint32_t number = part.segment.first() + slot;
      const bool there = std::binary_search(numbers.begin(), numbers.end(), number);
      if (part.segment.present(slot) && !there) tombstones_.push_back(number);
    }
  }
}

void ColumnWriter::catch_up(const Xapian::Database& database) {
  if (in_step_) return;
  load(database);
  if (!in_step_) {
    const std::vector<std::uint32_t> numbers = document_numbers(database);
    keep_what_is_right(numbers, database.get_lastdocid());
    add_missing(database, numbers);
    publish(name_of(database));
  }
  for (Part& part : parts_) count_alive(part);
}

void ColumnWriter::rebuild(const Xapian::Database& database) {
  parts_.clear();
  tombstones_.clear();
  lost_ = false;
  add_missing(database, document_numbers(database));
  publish(name_of(database));
}

void ColumnWriter::add_missing(const Xapian::Database& database,
                               const std::vector<std::uint32_t>& numbers) {
  for (Part& part : parts_) count_alive(part);
  std::vector<Segment> there;
  for (const Part& part : parts_) there.push_back(part.segment);
  TextAnalyser analyser;
  for (const std::vector<std::uint32_t>& run : runs_beside(numbers, there)) {
    make_segments(database, run, kStoredAtOnce, analyser, [this](const Segment& segment) {
      add(SegmentMerge({segment}, [](std::uint32_t) { return true; }));
      if (loose_ > kMostLoose) where_there_is_room([this] { merge_small_ones(); });
    });
  }
  where_there_is_room([this] { merge_small_ones(); });
}

void ColumnWriter::advance(const CommitName& commit, const SegmentBuilder& added,
                           const std::vector<std::uint32_t>& removed, Merging merging) {
  if (!in_step_) return;
  in_step_ = false;
  tombstones_.insert(tombstones_.end(), removed.begin(), removed.end());
  std::sort(tombstones_.begin(), tombstones_.end());
  for (Part& part : parts_) count_alive(part);
  if (!added.empty()) add(added);
  if (merging == Merging::Now || loose_ > kMostLoose) {
    where_there_is_room([this] { merge_small_ones(); });
  }
  publish(commit);
}

void ColumnWriter::settle() {
  if (!in_step_) return;
  where_there_is_room([this] {
    if (merge_small_ones()) publish(commit_);
  });
  if (lost_) publish(commit_);
}

bool ColumnWriter::take_over(const std::filesystem::path& from, const CommitName& was) {
  const auto manifest = read_manifest(from);
  if (!manifest || manifest->database != was.database || manifest->revision != was.revision) {
    return false;
  }
  std::vector<Segment> segments;
  std::vector<std::string> files;
  for (std::size_t i = 0; i < manifest->files.size(); ++i) {
    Segment segment = map_segment(from, *manifest, i);
    if (!segment.verify()) {
      lost_ = true;
      continue;
    }
    segments.push_back(std::move(segment));
    files.push_back(manifest->files[i]);
  }
  tombstones_ = manifest->tombstones;
  for (std::size_t begin = 0; begin < segments.size();) {
    std::size_t end = begin;
    std::size_t alive = 0;
    std::uint64_t bytes = 0;
    std::vector<Segment> together;
    for (; end < segments.size(); ++end) {
      bytes += segments[end].bytes().size();
      const std::uint32_t width = segments[end].last() - segments[begin].first() + 1;
      if (end > begin && (width > kMostSlots || bytes > kMostBytes)) break;
      Part part{"", segments[end]};
      count_alive(part);
      alive += part.alive;
      together.push_back(segments[end]);
    }
    const bool as_it_is = together.size() == 1 && alive == together.front().documents();
    if (as_it_is) {
      // Segments never change: the same bytes may have two names.
      std::string name = new_file();
      const std::filesystem::path source = columns_folder(from) / files[begin];
      std::error_code failed;
      std::filesystem::create_hard_link(source, columns_folder(index_) / name, failed);
      if (failed) std::filesystem::copy_file(source, columns_folder(index_) / name);
      parts_.push_back({name, together.front(), alive});
    } else if (alive > 0) {
      add(SegmentMerge(together, [this](std::uint32_t number) { return !is_gone(number); }));
    }
    begin = end;
  }
  tombstones_.clear();
  return true;
}

bool ColumnWriter::is_gone(std::uint32_t document) const {
  return std::binary_search(tombstones_.begin(), tombstones_.end(), document);
}

void ColumnWriter::count_alive(Part& part) const {
  const auto begin = std::lower_bound(tombstones_.begin(), tombstones_.end(), part.segment.first());
  const auto end = std::upper_bound(begin, tombstones_.end(), part.segment.last());
  part.alive = part.segment.documents() - static_cast<std::size_t>(end - begin);
}

std::string ColumnWriter::new_file() {
  std::error_code failed;
  std::filesystem::create_directories(columns_folder(index_), failed);
  return "segment-" + std::to_string(next_file_++);
}

std::string ColumnWriter::write_file(const SegmentSource& source) {
  std::string name = new_file();
  write_segment(source, columns_folder(index_) / name);
  return name;
}

void ColumnWriter::add(const SegmentSource& source) {
  std::string name = write_file(source);
  Part part{name, Segment::map(columns_folder(index_) / name)};
  count_alive(part);
  // At the end, but for what takes the place of a segment that was damaged.
  const auto after = std::find_if(parts_.begin(), parts_.end(), [&](const Part& each) {
    return each.segment.first() > part.segment.first();
  });
  parts_.insert(after, std::move(part));
  ++loose_;
}

bool ColumnWriter::merge_small_ones() {
  bool merged = false;
  loose_ = 0;
  for (std::size_t i = parts_.size(); i-- > 0;) {  // first, for it frees room and needs none
    if (parts_[i].alive > 0) continue;
    merge(i, i + 1);
    merged = true;
  }
  for (std::size_t i = 0; i < parts_.size();) {
    const Part& part = parts_[i];
    const std::size_t lost = part.segment.documents() - part.alive;
    if (lost > 0 && lost * kMostGone >= part.segment.documents()) {
      merge(i, i + 1);
      merged = true;
      if (i < parts_.size() && parts_[i].alive == parts_[i].segment.documents()) ++i;
      continue;
    }
    ++i;
  }
  // The longest run at the end that should be one.
  std::size_t begin = parts_.size();
  std::size_t after = 0;
  std::uint64_t bytes = 0;
  for (std::size_t i = parts_.size(); i-- > 0;) {
    const std::size_t own = std::max(parts_[i].alive, kSmallest);
    const std::uint32_t width = parts_.back().segment.last() - parts_[i].segment.first() + 1;
    bytes += parts_[i].segment.bytes().size();
    if (i + 1 < parts_.size() &&
        (own >= kGrowth * after || width > kMostSlots || bytes > kMostBytes)) {
      break;
    }
    after += own;
    begin = i;
  }
  if (begin + 1 >= parts_.size()) return merged;
  merge(begin, parts_.size());
  return true;
}

void ColumnWriter::merge(std::size_t begin, std::size_t end) {
  std::vector<Segment> segments;
  std::size_t alive = 0;
  for (std::size_t i = begin; i < end; ++i) {
    segments.push_back(parts_[i].segment);
    alive += parts_[i].alive;
  }
  const std::uint32_t first = segments.front().first();
  const std::uint32_t last = segments.back().last();
  std::vector<std::string> unpublished;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_published(parts_[i].file)) unpublished.push_back(parts_[i].file);
  }
  const auto at = [this](std::size_t i) { return parts_.begin() + static_cast<long>(i); };
  if (alive > 0) {
    const SegmentMerge merged(segments, [this](std::uint32_t number) { return !is_gone(number); });
    std::string name = write_file(merged);
    for (const Segment& each : segments) each.require_uncut();
    Part part{name, Segment::map(columns_folder(index_) / name), alive};
    parts_.erase(at(begin), at(end));
    parts_.insert(at(begin), std::move(part));
  } else {
    parts_.erase(at(begin), at(end));
  }
  tombstones_.erase(std::lower_bound(tombstones_.begin(), tombstones_.end(), first),
                    std::upper_bound(tombstones_.begin(), tombstones_.end(), last));
  // What the manifest names stays until the next one; the room of the others is wanted now.
  std::error_code stays;
  for (const std::string& name : unpublished) {
    std::filesystem::remove(columns_folder(index_) / name, stays);
  }
}

bool ColumnWriter::is_published(const std::string& name) const {
  return std::find(published_.begin(), published_.end(), name) != published_.end();
}

void ColumnWriter::remove_unpublished() const {
  std::error_code failed;
  std::filesystem::directory_iterator entry(columns_folder(index_), failed);
  for (; !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    std::error_code stays;
    if (name.starts_with("segment-") && !is_published(name)) {
      std::filesystem::remove(entry->path(), stays);
    }
  }
}

void ColumnWriter::publish(const CommitName& commit) {
  ColumnManifest manifest{.database = commit.database,
                          .revision = commit.revision,
                          .next_file = next_file_,
                          .tombstones = tombstones_};
  for (const Part& part : parts_) {
    manifest.files.push_back(part.file);
    manifest.hashes.push_back(part.segment.hash());
  }
  std::error_code failed;
  std::filesystem::create_directories(columns_folder(index_), failed);
  write_manifest(index_, manifest);
  commit_ = commit;
  in_step_ = !lost_;
  published_ = std::move(manifest.files);
  remove_unpublished();
}

}  // namespace rostrum
