#include "indexer/extraction/html_text.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <string>

#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::array<std::string_view, 20> kPassedOver{
    "script", "style", "noscript", "template", "nav",    "header", "footer",
    "aside",  "form",  "button",   "select",   "iframe", "svg",    "head",
    "object", "audio", "video",    "canvas",   "dialog", "math"};
constexpr std::array<std::string_view, 31> kBlocks{
    "p",       "div",   "section", "article", "main",       "h1",      "h2",         "h3",
    "h4",      "h5",    "h6",      "ul",      "ol",         "li",      "dl",         "dt",
    "dd",      "table", "tr",      "caption", "thead",      "body",    "blockquote", "pre",
    "address", "hr",    "figure",  "tbody",   "figcaption", "details", "summary"};
/// Names that designers give to what is no content, as a whole class or id.
constexpr std::array<std::string_view, 19> kFurniture{
    "nav",    "navbar",  "navigation", "menu",   "breadcrumb", "breadcrumbs", "sidebar",
    "footer", "cookie",  "cookies",    "share",  "sharing",    "social",      "search",
    "pager",  "related", "skip-link",  "banner", "toolbar"};
/// Elements nested deeper than this are passed over (libxml2 itself stops at 256 unless told).
constexpr int kDeepest = 400;

template <typename List>
bool holds(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string_view name_of(const xmlNode* node) {
  return node->name == nullptr ? "" : reinterpret_cast<const char*>(node->name);
}

std::string attribute(const xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, void (*)(void*)> value(
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), [](void* text) { xmlFree(text); });
  return value ? reinterpret_cast<const char*>(value.get()) : "";
}

std::size_t text_bytes(const xmlNode* node, int depth) {
  if (depth > kDeepest) return 0;
  std::size_t bytes = 0;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE && child->content != nullptr) {
      bytes += static_cast<std::size_t>(xmlStrlen(child->content));
    } else if (child->type == XML_ELEMENT_NODE && !holds(kPassedOver, name_of(child))) {
      bytes += text_bytes(child, depth + 1);
    }
  }
  return bytes;
}

class PageText {
 public:
  explicit PageText(std::size_t page_bytes) : page_bytes_(page_bytes) {}

  void read(const xmlNode* node, int depth) {
    if (depth > kDeepest) return;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        if (child->content != nullptr) add_words(reinterpret_cast<const char*>(child->content));
      } else if (child->type == XML_ELEMENT_NODE) {
        read_element(child, depth);
      }
    }
  }
  [[nodiscard]] ExtractedText take() {
    close();
    return {.blocks = std::move(blocks_)};
  }

 private:
  void read_element(const xmlNode* node, int depth) {
    const std::string_view name = name_of(node);
    if (holds(kPassedOver, name) || is_furniture(node)) return;
    if (name == "br") {
      trim_end();
      words_ += '\n';
      return;
    }
    if (name == "sup") {
      // A mark of a footnote is a number or a sign; 2nd and m² are words.
      const std::unique_ptr<xmlChar, void (*)(void*)> inside(xmlNodeGetContent(node),
                                                             [](void* text) { xmlFree(text); });
      const std::string mark = inside ? reinterpret_cast<const char*>(inside.get()) : "";
      if (mark.find_first_not_of("0123456789*[]†‡ \n") == std::string::npos) return;
    }
    const bool cell = name == "td" || name == "th";
    const bool block = holds(kBlocks, name);
    if (block) close();
    if (cell && !words_.empty()) words_ += '\t';
    read(node, depth + 1);
    if (block) close();
  }

  /// By its role, its class or its id; never what holds most of the page.
  [[nodiscard]] bool is_furniture(const xmlNode* node) const {
    if (node->properties == nullptr) return false;
    bool named = xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr;
    const std::string role = attribute(node, "role");
    named = named || role == "navigation" || role == "banner" || role == "contentinfo" ||
            role == "search" || attribute(node, "aria-hidden") == "true";
    for (const char* which : {"class", "id"}) {
      const std::string names = attribute(node, which);
      for (std::size_t at = 0; !named && at < names.size();) {
        const std::size_t end = std::min(names.find_first_of(" \t\n", at), names.size());
        named = holds(kFurniture, std::string_view(names).substr(at, end - at));
        at = end + 1;
      }
    }
    return named && 2 * text_bytes(node, 0) < page_bytes_;
  }

  void add_words(std::string_view text) {
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (blank && (words_.empty() || words_.back() == ' ' || words_.back() == '\n')) continue;
      words_ += blank ? ' ' : c;
    }
  }
  void trim_end() {
    while (!words_.empty() && (words_.back() == ' ' || words_.back() == '\t')) words_.pop_back();
  }
  void close() {
    const std::size_t begin = words_.find_first_not_of(" \t\n");
    if (begin != std::string::npos) {
      words_.erase(words_.find_last_not_of(" \t\n") + 1);
      blocks_.push_back({0, words_.substr(begin)});
    }
    words_.clear();
  }

  std::size_t page_bytes_;
  std::vector<TextBlock> blocks_;
  std::string words_;
};

/// <main>, else the only <article>, else the body.
const xmlNode* content_of(const xmlNode* root) {
  const xmlNode* found = nullptr;
  const xmlNode* article = nullptr;
  const xmlNode* body = nullptr;
  int articles = 0;
  const auto look = [&](const auto& self, const xmlNode* node, int depth) -> void {
    if (depth > kDeepest) return;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      const std::string_view name = name_of(child);
      if (found == nullptr && (name == "main" || attribute(child, "role") == "main")) found = child;
      if (name == "article" && articles++ == 0) article = child;
      if (name == "body" && body == nullptr) body = child;
      self(self, child, depth + 1);
    }
  };
  look(look, root, 0);
  if (found != nullptr) return found;
  if (articles == 1) return article;
  return body != nullptr ? body : root;
}

/// True if the page says how its bytes are to be read.
bool declares_encoding(std::string_view bytes) {
  constexpr std::size_t kLooked = 4096;
  std::string beginning(bytes.substr(0, kLooked));
  std::transform(beginning.begin(), beginning.end(), beginning.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return beginning.find("charset") != std::string::npos ||
         (beginning.starts_with("<?xml") && beginning.find("encoding") != std::string::npos) ||
         bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

ExtractedText html_text(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw ExtractionError("the page has more than 2 GB");
  }
  const char* encoding = nullptr;
  if (is_utf8(bytes)) {
    // Bytes that are UTF-8 by themselves are so, whatever an old template declares.
    encoding = "UTF-8";
  } else if (!declares_encoding(bytes)) {
    encoding = "windows-1252";
  }
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document(
      htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, encoding,
                     HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_RECOVER | HTML_PARSE_COMPACT),
      xmlFreeDoc);
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) throw ExtractionError("the page is empty");
  const xmlNode* content = content_of(root);
  PageText page(text_bytes(content, 0));
  page.read(content, 0);
  ExtractedText text = page.take();
  if (text.blocks.empty()) {
    throw ExtractionError(
        "the page has no text of its own; pages that scripts fill must be saved "
        "by a browser, or printed to PDF");
  }
  return text;
}

}  // namespace rostrum
