/// Numbers of agenda items in one form, however they are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// The number that `text` is, with nothing beside it but the word "item" and its like: "9 f" and
/// "Item 9 (f)" give "9f", "52 (b)" gives "52b", "90 to 106" and "90-106" give "90-106",
/// "Cluster 2" and "Cluster II" give "cluster 2", "Item IV" gives "4", "IV" nullopt. nullopt if it
/// is no number of an item, or several.
[[nodiscard]] std::optional<std::string> item_number(std::string_view text);

/// The numbers of a list, each once: "7a, 9", "9a;9b", "items 7 and 9", "52 (b) y 90 a 106",
/// "9 (a) and (b)", "7a/b". Only a dash or a word as "to" makes a range; one of letters, as "7a-c",
/// is each of them. Empty if anything else stands there.
[[nodiscard]] std::vector<std::string> item_numbers(std::string_view text);

/// A line with letters and digits of items in other scripts as Latin ones: "البند ٧ (ب)" is "البند
/// 7 (b)".
[[nodiscard]] std::string with_plain_items(std::string line);

}  // namespace rostrum
