/// An index made beside another, and put in its place in one step.
#pragma once

#include <filesystem>
#include <memory>

namespace rostrum {

/// The right to write to an index, as Xapian's writers have it. Released when it goes, and by the
/// system when the process does. Not thread-safe.
class IndexLock {
 public:
  /// Throws Error(Busy) if another process has it, Error(Unreadable) if the folder refuses.
  explicit IndexLock(const std::filesystem::path& index);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

  /// The same without an error: null.
  [[nodiscard]] static std::unique_ptr<IndexLock> attempt(const std::filesystem::path& index);

 private:
  explicit IndexLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// A folder next to an index. Readers see the old index until publish() and the new one from then
/// on; if anything goes wrong before, the old one is as it was.
/// REQUIRES: whoever makes one has the right to write to the index.
class IndexReplacement {
 public:
  /// Makes the folder, empty. Throws Error(Unreadable) if that cannot be, Error(InvalidInput) if
  /// the index holds files that are not its own and would be lost.
  explicit IndexReplacement(const std::filesystem::path& index);
  /// Deletes the folder, which after publish() is the old index.
  ~IndexReplacement();
  IndexReplacement(const IndexReplacement&) = delete;
  IndexReplacement& operator=(const IndexReplacement&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Everything in the folder goes to disk and takes the place of the index. Nobody else writes to
  /// the new one before this object goes, and the old one with it. Throws Error(Unreadable), with
  /// the old one in place, if the file system cannot.
  void publish();

 private:
  std::filesystem::path index_;
  std::filesystem::path folder_;
  std::unique_ptr<IndexLock> new_lock_;  ///< from publish() on
};

/// Where replacements of an index are made. What lies there when nobody has the lock is left over
/// from a process that was killed.
[[nodiscard]] std::filesystem::path replacement_folder(const std::filesystem::path& index);

/// Takes such remains away. REQUIRES: the caller has the right to write to the index.
void clear_replacements(const std::filesystem::path& index);

}  // namespace rostrum
