/// JSON as YAML that people can read and compare line by line.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace rostrum::testing {

/// In block style; every text in quotation marks, as JSON has it, which YAML reads likewise.
[[nodiscard]] inline std::string yaml_text(const nlohmann::ordered_json& value, int depth = 0) {
  const auto line = [&](const std::string& head, const nlohmann::ordered_json& of) {
    if (!of.is_structured() || of.empty()) return head + ' ' + of.dump() + '\n';
    return head + '\n' + yaml_text(of, depth + 1);
  };
  const std::string indent(2 * static_cast<std::size_t>(depth), ' ');
  std::string text;
  if (value.is_object()) {
    for (const auto& [key, each] : value.items()) {
      const bool plain = key.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_/"
                             "1234567890-.") == std::string::npos &&
                         key.find_first_not_of("0123456789") != std::string::npos;
      text += line(indent + (plain ? key : nlohmann::json(key).dump()) + ':', each);
    }
  } else {
    for (const auto& each : value) text += line(indent + '-', each);
  }
  return text;
}

}  // namespace rostrum::testing
