#include "indexer/extraction/web/html_tree.hpp"

#include <limits>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {
namespace {

/// What is nested deeper stands beside its parents.
constexpr int kDeepest = 400;

bool is_cell(const xmlNode* node) {
  const std::string_view name = name_of(node);
  return name == "td" || name == "th" || name == "caption";
}

/// Puts the children of an element behind it, as its siblings.
void lift_children(xmlNode* node) {
  xmlNode* const first = node->children;
  xmlNode* const last = node->last;
  for (xmlNode* child = first; child != nullptr; child = child->next) child->parent = node->parent;
  last->next = node->next;
  (node->next != nullptr ? node->next->prev : node->parent->last) = last;
  node->next = first;
  first->prev = node;
  node->children = node->last = nullptr;
}

/// Pages with marks that never end nest thousands of levels, and browsers show them all the same:
/// what is too deep goes on beside its parents, in its order. Cells keep what is in them, since
/// beside them it would belong to none.
void lift_what_is_too_deep(xmlNode* root) {
  int depth = 0;
  for (xmlNode* at = root; at != nullptr;) {
    const bool stays = is_cell(at) && !is_cell(at->parent);
    if (depth >= kDeepest && at->type == XML_ELEMENT_NODE && at->children != nullptr && !stays) {
      lift_children(at);
    }
    if (at->type == XML_ELEMENT_NODE && at->children != nullptr) {
      at = at->children;
      ++depth;
      continue;
    }
    while (at != root && at->next == nullptr) {
      at = at->parent;
      --depth;
    }
    at = at == root ? nullptr : at->next;
  }
}

}  // namespace

HtmlTree html_tree(const std::string& page) {
  if (page.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw ExtractionError("the page has more than 2 GB");
  }
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(htmlNewParserCtxt(),
                                                                            htmlFreeParserCtxt);
  if (!parser) return {nullptr, xmlFreeDoc};
  // Without it the parser drops all that is behind 256 levels; it has no word for that in HTML.
  parser->options |= XML_PARSE_HUGE;
  HtmlTree tree(
      htmlCtxtReadMemory(parser.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                         HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_RECOVER | HTML_PARSE_COMPACT),
      xmlFreeDoc);
  if (xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr) {
    lift_what_is_too_deep(root);
  }
  return tree;
}

std::string_view name_of(const xmlNode* node) {
  return node->name == nullptr ? "" : reinterpret_cast<const char*>(node->name);
}

std::string attribute(const xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, void (*)(void*)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), [](void* text) { xmlFree(text); });
  return value ? reinterpret_cast<const char*>(value.get()) : "";
}

bool has_attribute(const xmlNode* node, const char* name) {
  return xmlHasProp(node, reinterpret_cast<const xmlChar*>(name)) != nullptr;
}

}  // namespace rostrum
