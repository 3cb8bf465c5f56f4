#include "indexer/extraction/office/word_numbering.hpp"

#include <algorithm>
#include <cstdlib>

#include "indexer/extraction/office/xml_part.hpp"

namespace rostrum {
namespace {

constexpr int kLongestChain = 10;

int number_of(std::string_view text, int otherwise) {
  return text.empty() ? otherwise : std::atoi(std::string(text).c_str());
}

}  // namespace

void WordNumbering::read_level(const pugi::xml_node& node, Level& level) {
  level.form = NumberForm::Decimal;
  for (const pugi::xml_node& each : node.children()) {
    const std::string_view name = local_name(each);
    const std::string_view value = attribute_of(each, "val");
    if (name == "start") level.start = number_of(value, 1);
    if (name == "numFmt") level.form = word_number_form(value);
    if (name == "lvlRestart") level.restart = number_of(value, -1);
    if (name == "lvlText") level.text = value;
    if (name == "pStyle") level.style = value;
    if (name == "isLgl") level.legal = is_on(each);
    if (name == "suff" && value == "nothing") level.behind = "";
    // A new form of number stands in a choice of its own, and in the fallback as one that all know.
    if (name == "AlternateContent") {
      const pugi::xml_node choice = child_of(child_of(each, "Choice"), "numFmt");
      if (choice) level.form = word_number_form(attribute_of(choice, "val"));
    }
  }
}

WordNumbering::WordNumbering(const pugi::xml_node& root, const WordStyles& styles)
    : styles_(&styles) {
  for (const pugi::xml_node& each : root.children()) {
    if (local_name(each) == "abstractNum") {
      List& list = lists_[std::string(attribute_of(each, "abstractNumId"))];
      for (const pugi::xml_node& child : each.children()) {
        if (local_name(child) == "numStyleLink") list.style_link = attribute_of(child, "val");
        if (local_name(child) != "lvl") continue;
        const int place = number_of(attribute_of(child, "ilvl"), -1);
        if (place < 0 || place >= kLevels) continue;
        read_level(child, list.levels[static_cast<std::size_t>(place)]);
      }
    } else if (local_name(each) == "num") {
      Numbered& numbered = numbered_[std::string(attribute_of(each, "numId"))];
      for (const pugi::xml_node& child : each.children()) {
        if (local_name(child) == "abstractNumId") numbered.list = attribute_of(child, "val");
        if (local_name(child) != "lvlOverride") continue;
        const int place = number_of(attribute_of(child, "ilvl"), -1);
        if (place < 0 || place >= kLevels) continue;
        if (const pugi::xml_node level = child_of(child, "lvl")) {
          read_level(level, numbered.levels[place]);
        }
        if (const pugi::xml_node start = child_of(child, "startOverride")) {
          numbered.starts[place] = number_of(attribute_of(start, "val"), 1);
        }
      }
    }
  }
}

const WordNumbering::List* WordNumbering::list_of(const Numbered& numbered) const {
  const Numbered* at = &numbered;
  for (int step = 0; step < kLongestChain; ++step) {
    const auto list = lists_.find(at->list);
    if (list == lists_.end()) return nullptr;
    if (list->second.style_link.empty()) return &list->second;
    const auto place = styles_->list_of(list->second.style_link);
    const auto next = place ? numbered_.find(place->list) : numbered_.end();
    if (next == numbered_.end()) return nullptr;
    at = &next->second;
  }
  return nullptr;
}

std::string WordNumbering::next(const ListPlace& place, std::string_view paragraph_style) {
  const auto found = numbered_.find(place.list);
  if (place.list == "0" || found == numbered_.end()) return "";
  Numbered& numbered = found->second;
  const List* list = list_of(numbered);
  if (list == nullptr) return "";
  const auto level_at = [&](int at) -> const Level& {
    const auto own = numbered.levels.find(at);
    return own != numbered.levels.end() ? own->second : list->levels[static_cast<std::size_t>(at)];
  };
  int level = place.level;
  for (int i = 0; level < 0 && i < kLevels; ++i) {
    if (!paragraph_style.empty() && level_at(i).style == paragraph_style) level = i;
  }
  level = std::clamp(level, 0, kLevels - 1);
  auto [counts, fresh] = counts_.try_emplace(numbered.list);
  auto& count = counts->second;
  if (fresh) count.fill(-1);
  if (!numbered.begun) {
    for (const auto& [at, start] : numbered.starts) count[static_cast<std::size_t>(at)] = start - 1;
    numbered.begun = true;
  }
  for (int i = 0; i <= level; ++i) {
    int& each = count[static_cast<std::size_t>(i)];
    const auto start = numbered.starts.find(i);
    const int first = start != numbered.starts.end() ? start->second : level_at(i).start;
    if (each < 0) {
      each = first;
    } else if (i == level) {
      ++each;
    } else if (start != numbered.starts.end() && each == first - 1) {
      each = first;  // told where to begin, and not begun yet
    }
  }
  for (int i = level + 1; i < kLevels; ++i) {
    const int restart = level_at(i).restart;
    if (restart == 0 || (restart > 0 && level >= restart)) continue;
    count[static_cast<std::size_t>(i)] = -1;
  }
  const Level& own = level_at(level);
  if (own.form == NumberForm::Unknown) return "";
  std::string label;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool sign = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                      own.text[i + 1] <= '9';
    if (!sign) {
      label += own.text[i];
      continue;
    }
    const int at = own.text[++i] - '1';
    const NumberForm form = own.legal ? NumberForm::Decimal : level_at(at).form;
    const std::string number = number_in(form, std::max(count[static_cast<std::size_t>(at)], 0));
    // A number that cannot be written in its form would be a wrong one.
    if (number.empty() && form != NumberForm::None) return "";
    label += number;
  }
  return label.empty() ? "" : label + own.behind;
}

}  // namespace rostrum
