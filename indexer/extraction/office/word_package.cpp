#include "indexer/extraction/office/word_package.hpp"

#include <algorithm>

#include "indexer/extraction/office/xml_part.hpp"

namespace rostrum {
namespace {

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return std::string(part.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string unescaped(std::string_view uri) {
  std::string text;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const bool escape = uri[i] == '%' && i + 2 < uri.size() && hex_value(uri[i + 1]) >= 0 &&
                        hex_value(uri[i + 2]) >= 0;
    if (!escape) {
      text += uri[i];
      continue;
    }
    text += static_cast<char>(hex_value(uri[i + 1]) * 16 + hex_value(uri[i + 2]));
    i += 2;
  }
  return text;
}

/// "../media/x" beside "word/document.xml" gives "media/x"; "/word/x" gives "word/x".
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path = unescaped(target.substr(0, target.find('#')));
  std::replace(path.begin(), path.end(), '\\', '/');
  path = path.starts_with('/') ? path.substr(1) : std::string(folder) + path;
  std::vector<std::string> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string step = path.substr(at, end - at);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  std::string joined;
  for (const std::string& step : steps) joined += (joined.empty() ? "" : "/") + step;
  return joined;
}

}  // namespace

std::vector<Relationship> relationships_of(Archive& archive, std::string_view part) {
  const std::string folder = folder_of(part);
  const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  std::vector<Relationship> all;
  const pugi::xml_document document = xml_entry(archive, name);
  for (const pugi::xml_node& each : document.document_element().children()) {
    if (local_name(each) != "Relationship") continue;
    const std::string_view type = attribute_of(each, "Type");
    const std::size_t slash = type.rfind('/');
    const bool outside = attribute_of(each, "TargetMode") == "External";
    all.push_back({std::string(attribute_of(each, "Id")),
                   std::string(type.substr(slash == std::string_view::npos ? 0 : slash + 1)),
                   outside ? "" : resolved(folder, attribute_of(each, "Target"))});
  }
  return all;
}

std::string resolved_part(std::string_view part, std::string_view href) {
  return resolved(folder_of(part), href);
}

std::string target_of_type(const std::vector<Relationship>& all, std::string_view type) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Relationship& each) {
    return each.type == type && !each.target.empty();
  });
  return found == all.end() ? "" : found->target;
}

std::string target_of_id(const std::vector<Relationship>& all, std::string_view id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Relationship& each) { return each.id == id; });
  return found == all.end() ? "" : found->target;
}

}  // namespace rostrum
