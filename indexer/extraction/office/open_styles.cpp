#include "indexer/extraction/office/open_styles.hpp"

#include <algorithm>
#include <cstdlib>

#include "indexer/extraction/office/xml_part.hpp"

namespace rostrum {
namespace {

/// A chain of styles that is longer runs in a circle.
constexpr int kLongestChain = 30;

int number_of(std::string_view text, int otherwise) {
  return text.empty() ? otherwise : std::atoi(std::string(text).c_str());
}

std::string key_of(std::string_view family, std::string_view name) {
  return std::string(family) + "/" + std::string(name);
}

}  // namespace

std::string OpenListNumbers::next(std::size_t level, int start_value) {
  level = std::min(level, kLevels - 1);
  for (std::size_t i = 0; i <= level; ++i) {
    int& count = counts_[i];
    if (i == level && start_value >= 0) {
      count = start_value;
    } else if (count == kNotBegun) {
      count = levels[i].start;
    } else if (i == level) {
      ++count;
    }
  }
  std::fill(counts_.begin() + static_cast<std::ptrdiff_t>(level) + 1, counts_.end(), kNotBegun);
  const OpenListLevel& own = levels[level];
  if (own.form == NumberForm::Unknown || own.form == NumberForm::None) return "";
  const auto number = [&](std::size_t at) { return number_in(levels[at].form, counts_[at]); };
  std::string label;
  if (own.pattern.empty()) {
    const std::size_t shown =
        std::min(static_cast<std::size_t>(std::max(own.shown_levels, 1)), level + 1);
    for (std::size_t i = level + 1 - shown; i <= level; ++i) {
      const std::string each = number(i);
      if (each.empty()) continue;
      label += (label.empty() ? "" : ".") + each;
    }
    label = own.before + label + own.behind;
  } else {
    for (std::size_t i = 0; i < own.pattern.size(); ++i) {
      const std::size_t end =
          own.pattern[i] == '%' ? own.pattern.find('%', i + 1) : std::string::npos;
      if (end == std::string::npos) {
        label += own.pattern[i];
        continue;
      }
      const int at = number_of(std::string_view(own.pattern).substr(i + 1, end - i - 1), 0);
      if (at >= 1 && static_cast<std::size_t>(at) <= level + 1) {
        label += number(static_cast<std::size_t>(at - 1));
      }
      i = end;
    }
  }
  return label.empty() ? "" : label + " ";
}

void OpenStyles::add_levels(const pugi::xml_node& node, OpenListNumbers& list) {
  for (const pugi::xml_node& each : node.children()) {
    const std::string_view name = local_name(each);
    const bool numbered = name == "list-level-style-number" || name == "outline-level-style";
    const int level = number_of(attribute_of(each, "level"), 0);
    if (!numbered || level < 1 || static_cast<std::size_t>(level) > OpenListNumbers::kLevels) {
      continue;
    }
    OpenListLevel& into = list.levels[static_cast<std::size_t>(level - 1)];
    into.form = open_number_form(attribute_of(each, "num-format"));
    into.start = number_of(attribute_of(each, "start-value"), 1);
    into.shown_levels = number_of(attribute_of(each, "display-levels"), 1);
    into.before = attribute_of(each, "num-prefix");
    into.behind = attribute_of(each, "num-suffix");
    into.pattern = attribute_of(each, "num-list-format");
  }
}

void OpenStyles::add_style(const pugi::xml_node& node) {
  Style& style = styles_[key_of(attribute_of(node, "family"), attribute_of(node, "name"))];
  style.parent = attribute_of(node, "parent-style-name");
  style.master_page = attribute_of(node, "master-page-name");
  style.list = attribute_of(node, "list-style-name");
  for (const pugi::xml_node& properties : node.children()) {
    const std::string_view display = attribute_of(properties, "display");
    // Of letters and sections "none", of a sheet "false"; a slide says so of its visibility.
    if (!display.empty()) style.hidden = display == "none" || display == "false" ? 1 : 0;
    if (attribute_of(properties, "visibility") == "hidden") style.hidden = 1;
    // "super 58%", or how far it is raised: "33% 58%".
    const std::string_view position = attribute_of(properties, "text-position");
    if (position.empty()) continue;
    style.raised = position.starts_with("super") || number_of(position, 0) > 0 ? 1 : 0;
  }
}

void OpenStyles::add(const pugi::xml_node& root) {
  for (const pugi::xml_node& group : root.children()) {
    const std::string_view name = local_name(group);
    if (name != "styles" && name != "automatic-styles") continue;
    for (const pugi::xml_node& each : group.children()) {
      const std::string_view kind = local_name(each);
      if (kind == "style") {
        add_style(each);
      } else if (kind == "list-style") {
        add_levels(each, lists_[std::string(attribute_of(each, "name"))]);
      } else if (kind == "outline-style") {
        add_levels(each, outline_);
        has_outline_ = true;
      }
    }
  }
}

/// The first answer that is one, up the chain of parents.
template <typename Get>
auto OpenStyles::inherited(std::string_view family, std::string_view name, const Get& get) const {
  const auto nothing = get(Style{});
  std::string at(name);
  for (int step = 0; step < kLongestChain && !at.empty(); ++step) {
    const auto found = styles_.find(key_of(family, at));
    if (found == styles_.end()) break;
    if (auto value = get(found->second); value != nothing) return value;
    at = found->second.parent;
  }
  return nothing;
}

bool OpenStyles::is_hidden(std::string_view family, std::string_view style) const {
  return inherited(family, style, [](const Style& each) { return each.hidden; }) == 1;
}

bool OpenStyles::is_raised(std::string_view family, std::string_view style) const {
  return inherited(family, style, [](const Style& each) { return each.raised; }) == 1;
}

std::string OpenStyles::master_page(std::string_view paragraph_style) const {
  return inherited("paragraph", paragraph_style,
                   [](const Style& each) { return each.master_page; });
}

std::string OpenStyles::list_style(std::string_view paragraph_style) const {
  return inherited("paragraph", paragraph_style, [](const Style& each) { return each.list; });
}

OpenListNumbers* OpenStyles::list(std::string_view style) {
  const auto found = lists_.find(style);
  return found == lists_.end() ? nullptr : &found->second;
}

OpenListNumbers* OpenStyles::outline() { return has_outline_ ? &outline_ : nullptr; }

}  // namespace rostrum
