#include "indexer/writing/index_folder.hpp"

#include <string>
#include <system_error>

#include "indexer/writing/index_replacement.hpp"
#include "schemas/base/error.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {
namespace {

/// What a full disk or a kill leaves of an index that never came to be.
bool is_left_by_xapian(const std::filesystem::path& file) {
  const std::filesystem::path name = file.filename();
  return name == "flintlock" || name == "v.tmp" || name.extension() == ".glass";
}

/// Takes such remains away, unless another process is at this moment making an index of them.
void clear_remains(const std::filesystem::path& index) {
  const auto lock = IndexLock::attempt(index);
  if (lock == nullptr || holds_index(index)) return;  // opening the database will say why
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(index, none)) {
    if (is_left_by_xapian(entry.path()) && entry.path().filename() != "flintlock") {
      std::filesystem::remove(entry.path(), none);
    }
  }
}

}  // namespace

void make_ready_folder(const std::filesystem::path& index) {
  std::error_code none;
  if (!std::filesystem::exists(index, none)) {
    std::error_code failed;
    std::filesystem::create_directories(index, failed);
    if (failed) {
      throw Error(ErrorKind::Unreadable, index.string() + ": the folder cannot be made (" +
                                             failed.message() + "); name another with --index");
    }
    return;
  }
  if (holds_index(index)) return;
  if (!std::filesystem::is_directory(index, none)) {
    throw Error(ErrorKind::InvalidInput,
                index.string() + ": this is a file; name a folder for the index");
  }
  if (std::filesystem::exists(index / "XAPIANDB", none)) {
    throw Error(ErrorKind::InvalidInput,
                index.string() +
                    ": this is a replica or a list of other indexes; write to the "
                    "index that it is made from");
  }
  for (const auto& entry : std::filesystem::directory_iterator(index, none)) {
    if (is_left_by_xapian(entry.path())) continue;
    throw Error(ErrorKind::InvalidInput, index.string() +
                                             ": no index here, but other files; name an empty or "
                                             "a new folder");
  }
  clear_remains(index);
}

}  // namespace rostrum
