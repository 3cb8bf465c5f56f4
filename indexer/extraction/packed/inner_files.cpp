#include "indexer/extraction/packed/inner_files.hpp"

#include <algorithm>
#include <utility>

#include "indexer/extraction/packed/entry_names.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

std::string inner_name(std::string_view given) {
  std::string name(given);
  std::replace(name.begin(), name.end(), '\\', '/');
  std::string safe;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string step = name.substr(at, end - at);
    at = end + 1;
    if (step.empty() || step == "." || step == "..") continue;
    if (step.front() == '.' || step == "__MACOSX" || step == "Thumbs.db" || step == "desktop.ini") {
      return "";
    }
    safe += (safe.empty() ? "" : "/") + step;
  }
  constexpr std::size_t kLongest = 1000;
  return safe.size() > kLongest ? "" : safe;
}

namespace {

/// Of a name that is UTF-8; others are known when all are there (take).
bool is_unseen(std::string_view name) {
  return !name.empty() && is_utf8(name) && inner_name(name).empty();
}

}  // namespace

bool InnerFiles::add(std::string_view given, std::string bytes) {
  if (is_unseen(given)) return true;
  if (files_.size() >= kMostInnerFiles || bytes.size() > room()) {
    stop(given);
    return false;
  }
  size_ += bytes.size();
  files_.push_back({std::string(given), std::move(bytes), ""});
  return true;
}

bool InnerFiles::add_problem(std::string_view given, std::string problem, std::string bytes) {
  if (is_unseen(given)) return true;
  if (files_.size() >= kMostInnerFiles) return false;
  if (bytes.size() > room()) bytes.clear();
  size_ += bytes.size();
  files_.push_back({std::string(given), std::move(bytes), std::move(problem)});
  return true;
}

void InnerFiles::stop(std::string_view given) {
  files_.push_back({std::string(given), "",
                    "not read, nor what is behind it: the files in one file may have " +
                        std::to_string(kMostInnerBytes >> 20) + " MB, and be " +
                        std::to_string(kMostInnerFiles) + "; unpack it and add the folder"});
}

std::vector<InnerFile> InnerFiles::take() {
  std::vector<std::string> names;
  names.reserve(files_.size());
  for (InnerFile& file : files_) names.push_back(std::move(file.name));
  names = utf8_names(std::move(names));
  std::vector<InnerFile> seen;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    files_[i].name = inner_name(names[i]);
    const bool hidden = files_[i].name.empty() && !names[i].empty();
    if (!hidden) seen.push_back(std::move(files_[i]));
  }
  files_.clear();
  return seen;
}

}  // namespace rostrum
