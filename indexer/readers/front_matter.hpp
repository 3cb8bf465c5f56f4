/// Metadata in front of a text, between two lines of three hyphens.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace rostrum {

struct FrontMatter {
  std::size_t text_begin = 0;  ///< bytes before the text; 0 if there is no front matter
  int lines = 0;               ///< lines before the text
  std::string problem;         ///< what cannot be read in it, with its line; "" if nothing
};

/// Reads `key: value` lines, lists as [a, b] or as lines with a hyphen, quotes and # comments (a
/// plain part of YAML) into `object`. A text that does not begin with --- has none.
[[nodiscard]] FrontMatter read_front_matter(std::string_view text, nlohmann::json& object);

}  // namespace rostrum
