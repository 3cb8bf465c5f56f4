/// Numbers of agenda items in one form, however they are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

/// The number that `text` is, with nothing beside it but the word "item" and its like: "9 f" and
/// "Item 9 (f)" give "9f", "52 (b)" gives "52b", "90 to 106" gives "90-106", "Cluster 2" gives
/// "cluster 2", "IV" gives nullopt. nullopt if it is no number of an item.
[[nodiscard]] std::optional<std::string> item_number(std::string_view text);

}  // namespace rostrum
