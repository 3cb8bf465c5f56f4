/// Keeps the columns of an index in step with its database.
/// For the files of this folder alone: it shows Xapian.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/writing/merging.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/columns/segment_builder.hpp"

namespace rostrum {

/// Which commit of which database.
struct CommitName {
  std::string database;  ///< UUID
  std::uint64_t revision = 0;
};

/// Not thread-safe; one at a time, as the database's writer.
class ColumnWriter {
 public:
  explicit ColumnWriter(const std::filesystem::path& index) : index_(index) {}

  /// Takes the columns on disk as they are if they stand for the database's last commit. If not,
  /// looks at every byte of them, drops what is damaged or does not fit, and makes what is missing
  /// from the stored statements.
  /// Throws Error(Unreadable) if the disk refuses or a stored statement is damaged.
  void catch_up(const Xapian::Database& database);

  /// The same without looking at what is there: everything is made anew.
  void rebuild(const Xapian::Database& database);

  /// The columns of another folder, which are those of commit `was`, without what is gone and
  /// merged as far as segments go, and without those that are damaged, which the next catch_up()
  /// makes. They stand for no commit before publish(). False, and nothing done, if they are behind.
  /// Touches no database.
  [[nodiscard]] bool take_over(const std::filesystem::path& from, const CommitName& was);

  /// What was taken over stands for `commit`.
  void publish(const CommitName& commit);

  /// After a commit: `added` are its new documents, `removed` those it took out, in any order, also
  /// new ones of the same commit. Touches no database, so that it may run beside the next batch.
  /// Throws Error(Unreadable) if the disk refuses; then the columns are behind, which readers make
  /// up for, and stay so until somebody catches up.
  void advance(const CommitName& commit, const SegmentBuilder& added,
               const std::vector<std::uint32_t>& removed, Merging merging);

  /// Merges what waits for it, be it from an earlier run, if there is room on the disk.
  void settle();

 private:
  struct Part {
    std::string file;
    Segment segment;
    std::size_t alive = 0;
  };

  void load(const Xapian::Database& database);
  /// Drops what is damaged or does not fit; `numbers` are those of the database.
  void keep_what_is_right(const std::vector<std::uint32_t>& numbers, std::uint32_t last);
  void add_missing(const Xapian::Database& database, const std::vector<std::uint32_t>& numbers);
  void add(const SegmentSource& source);
  /// True if any were.
  bool merge_small_ones();
  void merge(std::size_t begin, std::size_t end);
  /// Runs `work`, which is for speed alone, if there is room on the disk. A segment that it finds
  /// damaged is dropped, and made anew by the next catch_up().
  template <typename Work>
  void where_there_is_room(const Work& work);
  void count_alive(Part& part) const;
  [[nodiscard]] bool is_gone(std::uint32_t document) const;
  [[nodiscard]] bool is_published(const std::string& name) const;
  /// Files of segments that the manifest does not name.
  void remove_unpublished() const;
  [[nodiscard]] std::string new_file();
  [[nodiscard]] std::string write_file(const SegmentSource& source);

  std::filesystem::path index_;
  CommitName commit_;                   ///< the last one that was told
  std::vector<std::string> published_;  ///< files that the manifest on disk names
  std::vector<Part> parts_;
  std::size_t loose_ = 0;                  ///< parts that came since small ones were merged
  std::vector<std::uint32_t> tombstones_;  ///< ascending
  std::uint64_t next_file_ = 1;
  bool lost_ = false;     ///< parts_ lack what was in a damaged segment
  bool in_step_ = false;  ///< parts_ and tombstones_ stand for the last commit that was told
};

}  // namespace rostrum
