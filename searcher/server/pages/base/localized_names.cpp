#include "searcher/server/pages/base/localized_names.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "schemas/base/embedded.hpp"

namespace rostrum {
namespace {

using Names = std::map<std::pair<std::string, std::string>, std::string, std::less<>>;

constexpr std::pair<const char*, const char*> kFiles[] = {
    {"vocabulary/conventions.json", "conventions"},
    {"vocabulary/organisations.json", "organisations"},
    {"vocabulary/groups.json", "groups"},
    {"vocabulary/states.json", "states"}};

/// The first name of each language is the usual one.
void add_names(std::string_view file, const char* list, Names& names) {
  const auto vocabulary = nlohmann::json::parse(embedded_file(file));
  for (const auto& each : vocabulary.at(list)) {
    const auto own = each.find("names");
    if (own == each.end() || !own->is_object()) continue;
    for (const auto& [language, known] : own->items()) {
      if (!known.is_array() || known.empty() || !known.front().is_string()) continue;
      names[{language, each.at("code")}] = known.front().get<std::string>();
    }
  }
}

}  // namespace

std::string localized_label(std::string_view language, std::string_view label) {
  static const std::map<std::string, std::string, std::less<>> codes = [] {
    std::map<std::string, std::string, std::less<>> made;
    for (const auto& [file, list] : kFiles) {
      const auto vocabulary = nlohmann::json::parse(embedded_file(file));
      for (const auto& each : vocabulary.at(list)) {
        const auto own = each.find(each.contains("label") ? "label" : "name");
        if (own != each.end() && own->is_string()) made[own->get<std::string>()] = each.at("code");
      }
    }
    return made;
  }();
  const auto known = codes.find(label);
  return known == codes.end() ? std::string(label) : localized_name(language, known->second, label);
}

std::string localized_name(std::string_view language, std::string_view code,
                           std::string_view label) {
  static const Names names = [] {
    Names made;
    for (const auto& [file, list] : kFiles) add_names(file, list, made);
    return made;
  }();
  if (language == "en") return std::string(label);
  const auto found = names.find(std::pair(std::string(language), std::string(code)));
  return found == names.end() ? std::string(label) : found->second;
}

}  // namespace rostrum
