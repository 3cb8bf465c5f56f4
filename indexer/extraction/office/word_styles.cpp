#include "indexer/extraction/office/word_styles.hpp"

#include <cstdlib>

#include "indexer/extraction/office/xml_part.hpp"

namespace rostrum {
namespace {

/// A chain of styles that is longer runs in a circle.
constexpr int kLongestChain = 30;
/// Raised by so many half points, figures are marks too.
constexpr int kRaisedHalfPoints = 4;

}  // namespace

bool is_on(const pugi::xml_node& property) {
  const std::string_view value = attribute_of(property, "val");
  return value != "0" && value != "false" && value != "off";
}

RunFormat run_format(const pugi::xml_node& properties) {
  RunFormat format;
  for (const pugi::xml_node& each : properties.children()) {
    const std::string_view name = local_name(each);
    if (name == "vanish") format.hidden = is_on(each);
    if (name == "vertAlign") {
      format.raised = attribute_of(each, "val") == "superscript";
    } else if (name == "position" && !format.raised) {
      const std::string half_points(attribute_of(each, "val"));
      if (std::atoi(half_points.c_str()) >= kRaisedHalfPoints) format.raised = true;
    }
  }
  return format;
}

std::optional<ListPlace> list_place(const pugi::xml_node& properties) {
  const pugi::xml_node numbering = child_of(properties, "numPr");
  if (!numbering) return std::nullopt;
  const pugi::xml_node list = child_of(numbering, "numId");
  const pugi::xml_node level = child_of(numbering, "ilvl");
  ListPlace place{std::string(attribute_of(list, "val")), -1};
  if (level) place.level = std::atoi(std::string(attribute_of(level, "val")).c_str());
  return place;
}

WordStyles::WordStyles(const pugi::xml_node& root) {
  const pugi::xml_node defaults = child_of(child_of(root, "docDefaults"), "rPrDefault");
  defaults_ = run_format(child_of(defaults, "rPr"));
  for (const pugi::xml_node& each : root.children()) {
    if (local_name(each) != "style") continue;
    std::string id(attribute_of(each, "styleId"));
    const std::string_view by_default = attribute_of(each, "default");
    if (attribute_of(each, "type") == "paragraph" &&
        (by_default == "1" || by_default == "true" || by_default == "on")) {
      default_paragraph_ = id;
    }
    styles_[std::move(id)] = {std::string(attribute_of(child_of(each, "basedOn"), "val")),
                              run_format(child_of(each, "rPr")), list_place(child_of(each, "pPr"))};
  }
}

template <typename Value, typename Get>
std::optional<Value> WordStyles::inherited(std::string_view style, const Get& get) const {
  for (int step = 0; step < kLongestChain; ++step) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) break;
    if (const std::optional<Value>& value = get(found->second)) return value;
    style = found->second.parent;
  }
  return std::nullopt;
}

bool WordStyles::is_hidden(const RunFormat& own, std::string_view paragraph_style,
                           std::string_view run_style) const {
  if (own.hidden) return *own.hidden;
  if (defaults_.hidden.value_or(false)) return true;
  const auto get = [](const Style& style) { return style.format.hidden; };
  return inherited<bool>(paragraph_style, get).value_or(false) !=
         inherited<bool>(run_style, get).value_or(false);
}

bool WordStyles::is_raised(const RunFormat& own, std::string_view paragraph_style,
                           std::string_view run_style) const {
  if (own.raised) return *own.raised;
  const auto get = [](const Style& style) { return style.format.raised; };
  if (const auto by_run = inherited<bool>(run_style, get)) return *by_run;
  if (const auto by_paragraph = inherited<bool>(paragraph_style, get)) return *by_paragraph;
  return defaults_.raised.value_or(false);
}

std::optional<ListPlace> WordStyles::list_of(std::string_view paragraph_style) const {
  return inherited<ListPlace>(paragraph_style, [](const Style& style) { return style.place; });
}

}  // namespace rostrum
