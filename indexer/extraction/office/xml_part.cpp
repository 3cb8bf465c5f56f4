#include "indexer/extraction/office/xml_part.hpp"

#include "indexer/extraction/packed/archive.hpp"

namespace rostrum {

pugi::xml_document parsed_xml(const std::string& xml, const std::string& name,
                              std::vector<std::string>& damage) {
  pugi::xml_document document;
  const auto result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    damage.push_back(name + " is broken at byte " + std::to_string(result.offset) + " (" +
                     result.description() + ")");
  }
  return document;
}

pugi::xml_document xml_entry(Archive& archive, const std::string& name) {
  const auto xml = name.empty() ? std::nullopt : archive.entry(name);
  return xml ? parsed_xml(*xml, name, archive.damage()) : pugi::xml_document();
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return name.substr(colon == std::string_view::npos ? 0 : colon + 1);
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& each : node.attributes()) {
    if (local_name(each.name()) == name) return each.value();
  }
  return {};
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::vector<std::string> text_below(const pugi::xml_node& node, IsElement holds_text,
                                    IsElement is_left_out) {
  std::vector<std::string> paragraphs;
  std::string words;
  const auto end_paragraph = [&] {
    if (words.find_first_not_of(' ') != std::string::npos) paragraphs.push_back(std::move(words));
    words.clear();
  };
  const auto is_paragraph = [](const pugi::xml_node& each) {
    return local_name(each) == "p" || local_name(each) == "h";
  };
  // Without recursion: how deep it goes is the document's choice.
  for (pugi::xml_node at = node.first_child(); at;) {
    const std::string_view name = local_name(at);
    const bool element = at.type() == pugi::node_element;
    if (!element && holds_text(local_name(at.parent()))) words += at.value();
    if (element && (name == "tab" || name == "s" || name == "br" || name == "line-break")) {
      words += ' ';
    }
    if (element && at.first_child() && !is_left_out(name)) {
      if (is_paragraph(at)) end_paragraph();
      at = at.first_child();
      continue;
    }
    while (at != node && !at.next_sibling()) {
      at = at.parent();
      if (is_paragraph(at)) end_paragraph();
    }
    if (at == node) break;
    at = at.next_sibling();
  }
  end_paragraph();
  return paragraphs;
}

}  // namespace rostrum
