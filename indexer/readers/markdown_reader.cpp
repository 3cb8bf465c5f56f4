#include "indexer/readers/markdown_reader.hpp"

#include <md4c.h>

#include <limits>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

/// What the parser's events build up.
struct Writer {
  std::string text;

  /// Ends a paragraph, if one is open.
  void close() {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    if (!text.empty()) text += "\n\n";
  }
};

int enter_block(MD_BLOCKTYPE type, void*, void* user) {
  Writer& writer = *static_cast<Writer*>(user);
  if (type == MD_BLOCK_LI) {
    writer.close();
    writer.text += "- ";
  } else if (type == MD_BLOCK_H || type == MD_BLOCK_P || type == MD_BLOCK_TR ||
             type == MD_BLOCK_CODE) {
    if (!writer.text.ends_with("- ")) writer.close();
  }
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* user) {
  Writer& writer = *static_cast<Writer*>(user);
  if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
    writer.text += "  ";
  } else if (type != MD_BLOCK_DOC) {
    writer.close();
  }
  return 0;
}

int span(MD_SPANTYPE, void*, void*) { return 0; }

int add_text(MD_TEXTTYPE type, const MD_CHAR* characters, MD_SIZE size, void* user) {
  Writer& writer = *static_cast<Writer*>(user);
  switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      writer.text += '\n';
      break;
    case MD_TEXT_NULLCHAR:
    case MD_TEXT_HTML:
      break;
    case MD_TEXT_ENTITY: {
      const std::string_view entity(characters, size);
      writer.text += entity == "&amp;"    ? "&"
                     : entity == "&lt;"   ? "<"
                     : entity == "&gt;"   ? ">"
                     : entity == "&quot;" ? "\""
                     : entity == "&nbsp;" ? " "
                                          : std::string(entity);
      break;
    }
    default:
      writer.text.append(characters, size);
  }
  return 0;
}

}  // namespace

std::string markdown_text(std::string_view markdown) {
  if (markdown.size() > std::numeric_limits<MD_SIZE>::max()) {
    throw Error(ErrorKind::Unreadable, "the document is too large for Markdown; split it");
  }
  Writer writer;
  const MD_PARSER parser{.abi_version = 0,
                         .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = span,
                         .leave_span = span,
                         .text = add_text,
                         .debug_log = nullptr,
                         .syntax = nullptr};
  if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &writer) != 0) {
    throw Error(ErrorKind::Unreadable, "the Markdown cannot be read");
  }
  while (!writer.text.empty() && writer.text.back() == '\n') writer.text.pop_back();
  return std::move(writer.text);
}

}  // namespace rostrum
