/// Agenda items as headings and file names write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"

namespace rostrum {

/// Items that a line of a heading names: "7a. Universalization", "Agenda item 9 f", "Agenda items
/// 52 (b) and 90 to 106", "Cluster 2: …", "Item11d", "Punkt 5" is none. Numbers as item_number
/// gives them; the title where the line is an item and its title. Topics are not filled in.
/// A number and a title alone ("7. Cooperation") are an item only if `numbered`: without a heading
/// around it, it is a paragraph's.
[[nodiscard]] std::vector<AgendaItem> items_in(std::string_view line, bool numbered = true);

}  // namespace rostrum
