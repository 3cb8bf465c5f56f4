/// The XML parts of office documents, whatever prefixes they use. The door to pugixml, together
/// with those who include this.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

class Archive;

/// Of elements nested deeper than this the text alone is read (text_below): readers call themselves
/// for each level.
inline constexpr int kDeepestXml = 400;

/// Parses a part in UTF-8, UTF-16 or UTF-32. No DTD is read, so no entity of a document's own is
/// ever expanded. Of one that breaks off, or breaks a rule of XML, what stands before that;
/// `damage` names it then.
[[nodiscard]] pugi::xml_document parsed_xml(const std::string& xml, const std::string& name,
                                            std::vector<std::string>& damage);

/// The same of an entry of an archive, which keeps its damage; no document if it is not there.
[[nodiscard]] pugi::xml_document xml_entry(Archive& archive, const std::string& name);

/// "w:p" gives "p": the prefix of a name space is its author's choice.
[[nodiscard]] std::string_view local_name(std::string_view name);
[[nodiscard]] inline std::string_view local_name(const pugi::xml_node& node) {
  return local_name(std::string_view(node.name()));
}

/// The value of an attribute by its name without prefix; "" if it is not there.
[[nodiscard]] std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);

/// The first child by its name without prefix; null if there is none.
[[nodiscard]] pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);

/// The paragraphs within a node however deep they are nested, without regard to what else they are:
/// what ends with an element called "p" or "h" is one. `holds_text` tells the elements whose
/// characters are text, `is_left_out` those that are passed over with all within.
using IsElement = bool (*)(std::string_view name);
[[nodiscard]] std::vector<std::string> text_below(const pugi::xml_node& node, IsElement holds_text,
                                                  IsElement is_left_out);

}  // namespace rostrum
