/// What the style sheets inside a web page hide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/list_numbers.hpp"

namespace rostrum {

/// What one element says of itself, or a rule of elements.
struct HtmlLook {
  std::optional<bool> hidden;         ///< display: none
  std::optional<bool> block;          ///< display: block and its like: it stands by itself
  std::optional<bool> invisible;      ///< visibility: hidden; what is within may be visible again
  std::optional<bool> raised;         ///< vertical-align: super
  std::optional<bool> lines;          ///< white-space: pre and its like: lines stay lines
  std::optional<bool> blanks;         ///< and blanks are those of the page, but for pre-line
  std::optional<NumberForm> numbers;  ///< list-style
};

/// Of the declarations in a style attribute or in the braces of a rule.
[[nodiscard]] HtmlLook look_of(std::string_view declarations);

/// The rules of style elements, as far as their selectors are a name, classes and an id. Rules for
/// print alone, and those that depend on where an element stands, are passed over.
class HtmlStyles {
 public:
  void add(std::string_view sheet);

  /// The look of an element: of rules that disagree, the more special one counts, then the later.
  [[nodiscard]] HtmlLook look(std::string_view name, std::string_view classes,
                              std::string_view id) const;

 private:
  struct Rule {
    std::string name;  ///< "" for any
    std::string id;
    std::vector<std::string> classes;
    int weight = 0;
    HtmlLook look;
  };
  void add_rule(std::string_view selectors, const HtmlLook& look);

  std::vector<Rule> rules_;
};

}  // namespace rostrum
