#include "indexer/extraction/xml_part.hpp"

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

pugi::xml_document parsed_xml(const std::string& xml, const std::string& name) {
  pugi::xml_document document;
  const auto result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    throw ExtractionError("the document is damaged: " + name + ": " + result.description());
  }
  return document;
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

}  // namespace rostrum
