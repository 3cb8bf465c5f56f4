#include "indexer/extraction/inner_files.hpp"

#include <algorithm>
#include <utility>

#include "indexer/extraction/text_encoding.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {

std::string inner_name(std::string_view given) {
  std::string name(given);
  if (!is_utf8(name)) {
    // Archives of DOS and Windows do not say what their names are written in.
    DetectedEncoding detected = detected_encoding(name);
    name = detected.name.empty() ? to_utf8(name, "IBM437").value_or("") : detected.text;
  }
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

bool InnerFiles::add(std::string_view given, std::string bytes) {
  std::string name = inner_name(given);
  if (name.empty() && !given.empty()) return true;
  if (files_.size() >= kMostInnerFiles || bytes.size() > room()) {
    stop(given);
    return false;
  }
  size_ += bytes.size();
  files_.push_back({std::move(name), std::move(bytes), ""});
  return true;
}

bool InnerFiles::add_problem(std::string_view given, std::string problem) {
  if (files_.size() >= kMostInnerFiles) return false;
  std::string name = inner_name(given);
  if (!name.empty()) files_.push_back({std::move(name), "", std::move(problem)});
  return true;
}

void InnerFiles::stop(std::string_view given) {
  files_.push_back({inner_name(given), "",
                    "not read, nor what is behind it: the files in one file may have " +
                        std::to_string(kMostInnerBytes >> 20) + " MB, and be " +
                        std::to_string(kMostInnerFiles) + "; unpack it and add the folder"});
}

}  // namespace rostrum
