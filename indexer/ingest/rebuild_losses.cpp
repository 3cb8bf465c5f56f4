#include "indexer/ingest/rebuild_losses.hpp"

namespace rostrum {
namespace {

struct Loss {
  std::size_t statements = 0;
  std::size_t files = 0;
  std::string first;

  void add(const std::string& file, std::size_t lost) {
    if (files++ == 0) first = file;
    statements += lost;
  }
  [[nodiscard]] std::string text() const {
    return std::to_string(statements) + (statements == 1 ? " statement of " : " statements of ") +
           std::to_string(files) + (files == 1 ? " file" : " files");
  }
};

std::string named(const std::string& file) {
  return file.empty() ? "a source that is not known" : file;
}

}  // namespace

std::string why_not_replace(const RebuildSources& sources, bool prune) {
  Loss not_given;
  Loss unread;
  std::string reason;
  for (const auto& [file, before] : sources.before) {
    const auto found = sources.now.find(file);
    const std::size_t now = found == sources.now.end() ? 0 : found->second;
    const auto problem = sources.unread.find(file);
    if (problem != sources.unread.end()) {
      if (now >= before) continue;
      if (reason.empty()) reason = problem->second;
      unread.add(file, before - now);
    } else if (!sources.given.contains(file)) {
      not_given.add(file, before);
    }
  }
  if (unread.files > 0) {
    return unread.text() + " would be lost, which could not be read now, first " +
           named(unread.first) + ": " + reason +
           "; mend it or try again, or take them out first: 'rostrum-index remove --below FILE'";
  }
  if (not_given.files > 0 && !prune) {
    return not_given.text() + " would be lost, which were not given or are gone, first " +
           named(not_given.first) + "; name those files too, or let them go with --prune";
  }
  return "";
}

}  // namespace rostrum
