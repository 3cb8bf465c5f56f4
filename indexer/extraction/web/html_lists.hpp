/// Numbers that a browser writes before the items of a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/extraction/base/list_numbers.hpp"

namespace rostrum {

/// What `type` says of a list or an item: "a", "I", "1", "disc"; nullopt for what says nothing.
/// Bullets are Unknown, as in list_numbers.hpp.
[[nodiscard]] std::optional<NumberForm> html_number_form(std::string_view type);

/// What the style "list-style", or "list-style-type", says: "lower-roman inside", "none".
[[nodiscard]] std::optional<NumberForm> css_number_form(std::string_view value);

/// As HTML reads a number: "5", " -3 of them"; nullopt for none.
[[nodiscard]] std::optional<int> html_integer(std::string_view text);

/// The numbers of one list.
class HtmlListNumbers {
 public:
  HtmlListNumbers(NumberForm form, int first, int step) : form_(form), next_(first), step_(step) {}

  /// "5. " of the next item; "" where none is shown. `value`: the item's own number, from which the
  /// list goes on; `form`: its own, if it has one.
  std::string next(std::string_view value, std::optional<NumberForm> form);

 private:
  NumberForm form_;
  int next_;
  int step_;
};

}  // namespace rostrum
