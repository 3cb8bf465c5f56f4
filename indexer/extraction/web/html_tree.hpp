/// Web pages as trees. The door to libxml2, together with those who include this.
#pragma once

#include <libxml/HTMLparser.h>

#include <memory>
#include <string>
#include <string_view>

namespace rostrum {

using HtmlTree = std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)>;

/// The tree of a page in UTF-8, however broken; null where nothing is in it. It is at most some 400
/// levels deep, whatever the page is, so that those who read it may call themselves for each.
/// Throws ExtractionError for a page that is too large.
[[nodiscard]] HtmlTree html_tree(const std::string& page);

/// In small letters; "" for what has none.
[[nodiscard]] std::string_view name_of(const xmlNode* node);

/// "" for one that is not there.
[[nodiscard]] std::string attribute(const xmlNode* node, const char* name);
[[nodiscard]] bool has_attribute(const xmlNode* node, const char* name);

}  // namespace rostrum
