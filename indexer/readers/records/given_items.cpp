#include "indexer/readers/records/given_items.hpp"

#include <algorithm>
#include <string_view>

#include "schemas/text/one_line.hpp"
#include "schemas/vocabulary/item_number.hpp"

namespace rostrum {
namespace {

/// "7a Universalization": the longest beginning that is a number, and the rest.
void split_item(const std::string& text, AgendaItem& item) {
  for (std::size_t end = text.size(); end > 0; end = text.find_last_of(" :.,", end - 1)) {
    if (end == std::string::npos) break;
    // "10,000 mines" begins with no number of an item.
    if (end + 1 < text.size() && text[end] == ',' && text[end + 1] != ' ') continue;
    if (auto number = item_number(text.substr(0, end))) {
      item.number = *number;
      std::size_t title = end;
      while (title < text.size() &&
             std::string_view(" :.,-").find(text[title]) != std::string_view::npos) {
        ++title;
      }
      item.title = text.substr(title);
      return;
    }
  }
  item.title = text;
}

}  // namespace

std::vector<AgendaItem> items_given(const std::string& text) {
  std::vector<AgendaItem> items;
  for (std::string& number : item_numbers(text)) items.push_back({std::move(number), "", ""});
  if (!items.empty()) return items;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(";|", at), text.size());
    const std::string piece = one_line(text.substr(at, end - at));
    AgendaItem item;
    split_item(piece, item);
    if (!piece.empty() && item.number.empty()) break;
    if (!piece.empty()) items.push_back(std::move(item));
    if (end == text.size()) return items;
    at = end + 1;
  }
  AgendaItem whole;
  split_item(text, whole);
  return {whole};
}

}  // namespace rostrum
