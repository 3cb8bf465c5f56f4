/// What a disk may hold after a power cut, from a record of what a program did to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum::testing {

/// One call, as tests/faults/recorded_writes.c writes it down.
struct RecordedCall {
  std::string name;
  std::string path;
  std::string other;     ///< of two paths
  std::uint64_t at = 0;  ///< place in the file, or its size
  std::string bytes;
};
[[nodiscard]] std::vector<RecordedCall> recorded_calls(std::string_view log);

/// What of the calls that were not synced has reached the disk. Names of files reach it in their
/// order, as in a journal; the bytes of each file by themselves.
enum class Reached {
  All,      ///< as when a process is killed
  Nothing,  ///< only what was synced: names with their folder, bytes with their file
  Some,     ///< the first of the names, any of the bytes
};

class RecordedDisk {
 public:
  /// Takes what is there as synced.
  explicit RecordedDisk(std::filesystem::path folder);

  void apply(const RecordedCall& call);
  /// Writes what the disk may hold to `folder`, which stands for the one that was recorded.
  void write_after_cut(Reached reached, std::mt19937_64& random,
                       const std::filesystem::path& folder) const;

 private:
  struct Change {
    std::uint64_t at;
    std::string bytes;
    bool cut;  ///< to `at`
  };
  struct File {
    std::string synced;
    std::vector<Change> changes;
  };
  /// By path below the folder; a folder has no file.
  using Names = std::map<std::string, std::shared_ptr<File>>;
  struct NameChange {
    RecordedCall call;
    std::shared_ptr<File> made;
  };

  [[nodiscard]] std::string below(const std::string& path) const;
  void change_names(const NameChange& change, Names& names) const;
  static void change_bytes(const Change& change, std::string& bytes);

  std::filesystem::path folder_;
  Names now_;
  Names synced_;
  std::vector<NameChange> waiting_;  ///< changes of names that were not synced
};

}  // namespace rostrum::testing
