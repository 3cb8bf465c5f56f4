#include "indexer/ingest/pruning.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>

#include "schemas/base/path_text.hpp"

namespace rostrum {
namespace {

namespace fs = std::filesystem;

/// Why a file that is missing is kept.
struct Reason {
  fs::path where;
  std::string why;
};

/// nullopt if the file is truly gone.
std::optional<Reason> reason_to_keep(const fs::path& file, const fs::path& root,
                                     const FileList& list) {
  for (fs::path folder = file.parent_path(); is_below(folder, root);
       folder = folder.parent_path()) {
    std::error_code error;
    const fs::file_type type = fs::status(folder, error).type();
    if (type == fs::file_type::not_found && folder != root && folder.has_relative_path()) continue;
    if (type == fs::file_type::none)
      return Reason{folder, "cannot be looked at (" + error.message() + ")"};
    const auto listed = list.listed.find(folder);
    if (type == fs::file_type::not_found) break;
    if (listed == list.listed.end()) return Reason{folder, "could not be listed"};
    if (listed->second == 0) return Reason{folder, "is empty now"};
    return std::nullopt;
  }
  return Reason{root, "is not there"};
}

}  // namespace

bool is_below(const fs::path& path, const fs::path& root) {
  const std::string& whole = path.native();
  const std::string& prefix = root.native();
  return path == root ||
         (whole.starts_with(prefix) && (prefix.ends_with('/') || whole[prefix.size()] == '/'));
}

Pruning files_gone(const std::vector<FileRecord>& journal, const FileList& list) {
  Pruning pruning;
  struct Kept {
    std::string why;
    std::size_t files = 0;
    std::size_t statements = 0;
  };
  std::map<fs::path, Kept> kept;
  for (const FileRecord& record : journal) {
    const fs::path file = path_of_text(record.path);
    const auto root = std::find_if(list.roots.begin(), list.roots.end(),
                                   [&](const fs::path& each) { return is_below(file, each); });
    if (root == list.roots.end()) continue;
    std::error_code error;
    const fs::file_type type = fs::symlink_status(file, error).type();
    if (type != fs::file_type::not_found && type != fs::file_type::none) continue;
    std::optional<Reason> reason;
    if (type == fs::file_type::none) {
      reason = Reason{file, "cannot be looked at (" + error.message() + ")"};
    } else {
      reason = reason_to_keep(file, *root, list);
    }
    if (!reason) {
      pruning.gone.push_back(record);
      continue;
    }
    Kept& place = kept[reason->where];
    place.why = reason->why;
    ++place.files;
    place.statements += record.statements;
  }
  for (const auto& [where, place] : kept) {
    const std::string path = path_text(where);
    pruning.kept.emplace_back(
        path, "this " + place.why + ", and " + std::to_string(place.statements) +
                  (place.statements == 1 ? " statement of " : " statements of ") +
                  std::to_string(place.files) + (place.files == 1 ? " file" : " files") +
                  " came from there; nothing is removed. If a disk is missing, bring it back; if "
                  "they are gone for good: 'rostrum-index remove --below " +
                  path + "'");
  }
  return pruning;
}

}  // namespace rostrum
