#include "indexer/extraction/office/epub_text.hpp"

#include <map>
#include <string>
#include <utility>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/office/word_package.hpp"
#include "indexer/extraction/office/xml_part.hpp"
#include "indexer/extraction/web/html_text.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostPages = 20'000;
constexpr std::size_t kMostStyleBytes = std::size_t{1} << 20;

/// Fonts may be made unreadable for others, and that is no lock.
bool is_locked(Archive& archive) {
  const pugi::xml_document document = xml_entry(archive, "META-INF/encryption.xml");
  for (const pugi::xml_node& each : document.document_element().children()) {
    const std::string_view how = attribute_of(child_of(each, "EncryptionMethod"), "Algorithm");
    if (!how.empty() && how.find("idpf.org/2008/embedding") == std::string_view::npos &&
        how.find("ns.adobe.com/pdf/enc#RC") == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string package_of(Archive& archive) {
  constexpr const char* kContainer = "META-INF/container.xml";
  const pugi::xml_document document = xml_entry(archive, kContainer);
  for (const pugi::xml_node& each : child_of(document.document_element(), "rootfiles").children()) {
    const std::string path(attribute_of(each, "full-path"));
    if (!path.empty() && archive.has(path)) return path;
  }
  throw ExtractionError("the book is damaged: it does not say where its pages are");
}

}  // namespace

ExtractedText epub_text(Archive& archive) {
  if (is_locked(archive)) {
    throw ExtractionError(
        "the book is locked by its seller; only the program sold with it reads it");
  }
  const std::string package = package_of(archive);
  const pugi::xml_document document = xml_entry(archive, package);
  const pugi::xml_node root = document.document_element();
  struct Item {
    std::string path;
    bool page = false;
  };
  std::map<std::string, Item, std::less<>> items;
  std::string sheets;  // of all pages
  for (const pugi::xml_node& each : child_of(root, "manifest").children()) {
    const std::string_view type = attribute_of(each, "media-type");
    if (type == "text/css" && sheets.size() < kMostStyleBytes) {
      sheets += archive.entry(resolved_part(package, attribute_of(each, "href"))).value_or("");
    }
    const std::string_view properties = attribute_of(each, "properties");
    const bool contents = properties.find("nav") != std::string_view::npos;
    const bool page = type == "application/xhtml+xml" || type == "text/html" ||
                      type == "application/x-dtbook+xml";
    items[std::string(attribute_of(each, "id"))] = {
        resolved_part(package, attribute_of(each, "href")), page && !contents};
  }
  ExtractedText text;
  text.media_type = "application/epub+zip";
  BlockList blocks(true);
  std::size_t missing = 0;
  std::size_t pages = 0;
  for (const pugi::xml_node& each : child_of(root, "spine").children()) {
    const auto item = items.find(attribute_of(each, "idref"));
    if (item == items.end() || !item->second.page) continue;
    if (++pages > kMostPages) {
      text.notes.push_back("the book has more than " + std::to_string(kMostPages) +
                           " pages; the rest is left out");
      break;
    }
    const auto page = archive.entry(item->second.path);
    item->second.page = false;  // a page that stands there twice is read once
    if (!page) {
      ++missing;
      continue;
    }
    try {
      blocks.append(html_text(*page, sheets).blocks);
    } catch (const ExtractionError&) {
      continue;  // a page of pictures
    }
  }
  if (missing > 0) {
    text.damage.push_back(std::to_string(missing) + " of the book's pages are missing in the file");
  }
  text.blocks = blocks.take();
  return text;
}

}  // namespace rostrum
