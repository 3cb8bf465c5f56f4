#include "indexer/extraction/office_text.hpp"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>

namespace rostrum {
namespace {

/// Elements nested deeper than this are passed over: no document of a person's has them.
constexpr int kDeepest = 400;

/// A ZIP archive in memory.
class Archive {
 public:
  explicit Archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
      archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
      if (!archive_) zip_source_free(source);
    }
    zip_error_fini(&error);
    if (!archive_)
      throw ExtractionError("the document is no ZIP file that can be read; it may be damaged");
  }

  /// Bytes of an entry; nullopt if it is not there.
  [[nodiscard]] std::optional<std::string> entry(const char* name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive_.get(), name, 0, &stat) != 0) return std::nullopt;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
      throw ExtractionError("the document is encrypted; save a copy without a password");
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive_.get(), name, 0),
                                                                 zip_fclose);
    if (!file)
      throw ExtractionError(std::string("the document is damaged: ") + name + " cannot be read");
    // What the archive says of an entry's size may be a lie.
    std::string bytes;
    std::string block(std::size_t{1} << 16, '\0');
    for (;;) {
      const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
      if (got < 0)
        throw ExtractionError(std::string("the document is damaged: ") + name +
                              " cannot be unpacked");
      if (got == 0) return bytes;
      bytes.append(block, 0, static_cast<std::size_t>(got));
      unpacked_ += static_cast<std::size_t>(got);
      if (unpacked_ > kMostUnpackedBytes) {
        throw ExtractionError("the document unpacks to more than " +
                              std::to_string(kMostUnpackedBytes >> 20) + " MB");
      }
    }
  }

 private:
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive_{nullptr, zip_discard};
  std::size_t unpacked_ = 0;
};

/// "w:p" gives "p": the prefix of a name space is its author's choice.
std::string_view local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

pugi::xml_document parsed(const std::string& xml, const char* name) {
  pugi::xml_document document;
  // No DTD is read, so no entity of a document's own is ever expanded.
  const auto result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    throw ExtractionError(std::string("the document is damaged: ") + name + ": " +
                          result.description());
  }
  return document;
}

/// Gathers paragraphs.
class Text {
 public:
  void add(std::string paragraph) {
    const std::size_t begin = paragraph.find_first_not_of(" \t\n");
    if (begin == std::string::npos) return;
    paragraph.erase(paragraph.find_last_not_of(" \t\n") + 1);
    paragraph.erase(0, begin);
    size_ += paragraph.size();
    if (size_ > kMostExtractedBytes) {
      throw ExtractionError("the document has more than " +
                            std::to_string(kMostExtractedBytes >> 20) + " MB of text");
    }
    blocks_.push_back({0, std::move(paragraph)});
  }
  [[nodiscard]] std::vector<TextBlock> take() { return std::move(blocks_); }

 private:
  std::vector<TextBlock> blocks_;
  std::size_t size_ = 0;
};

/// What a walk through runs gathers: the words of the paragraph, and what stands beside it.
struct Paragraph {
  std::string words;
  std::vector<pugi::xml_node> boxes;
};

void read_word_runs(const pugi::xml_node& node, int depth, Paragraph& into) {
  if (depth > kDeepest) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local(child);
    if (name == "t") {
      into.words += child.text().get();
    } else if (name == "tab") {
      into.words += '\t';
    } else if (name == "br" || name == "cr") {
      into.words += '\n';
    } else if (name == "noBreakHyphen") {
      into.words += '-';
    } else if (name == "txbxContent") {
      into.boxes.push_back(child);
    } else if (name == "del" || name == "moveFrom" || name == "Fallback" || name == "instrText") {
      // Text that is no longer there, or stands here twice.
    } else {
      read_word_runs(child, depth + 1, into);
    }
  }
}

void read_word_blocks(const pugi::xml_node& node, int depth, Text& text);

std::string word_cell(const pugi::xml_node& cell, int depth) {
  Text inside;
  read_word_blocks(cell, depth + 1, inside);
  std::string words;
  for (const TextBlock& block : inside.take()) words += (words.empty() ? "" : " ") + block.text;
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

void read_word_blocks(const pugi::xml_node& node, int depth, Text& text) {
  if (depth > kDeepest) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local(child);
    if (name == "p") {
      Paragraph paragraph;
      read_word_runs(child, depth + 1, paragraph);
      text.add(std::move(paragraph.words));
      for (const pugi::xml_node& box : paragraph.boxes) read_word_blocks(box, depth + 1, text);
    } else if (name == "tr") {
      std::string row;
      for (const pugi::xml_node& cell : child.children()) {
        if (local(cell) != "tc") continue;
        const std::string words = word_cell(cell, depth + 1);
        if (!words.empty()) row += (row.empty() ? "" : "\t") + words;
      }
      text.add(std::move(row));
    } else if (name != "del" && name != "moveFrom" && name != "Fallback") {
      read_word_blocks(child, depth + 1, text);
    }
  }
}

/// Footnotes or endnotes; those with a type are the lines that part them from the text.
void read_word_notes(Archive& archive, const char* name, Text& text) {
  const auto xml = archive.entry(name);
  if (!xml) return;
  const pugi::xml_document document = parsed(*xml, name);
  for (const pugi::xml_node& note : document.document_element().children()) {
    const auto attributes = note.attributes();
    const bool is_line = std::any_of(attributes.begin(), attributes.end(), [](const auto& each) {
      return std::string_view(each.name()).ends_with("type");
    });
    if (!is_line) read_word_blocks(note, 0, text);
  }
}

void read_open_words(const pugi::xml_node& node, int depth, Paragraph& into) {
  if (depth > kDeepest) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local(child);
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      into.words += child.value();
    } else if (name == "s") {
      const int blanks = std::clamp(child.attribute("text:c").as_int(1), 1, 100);
      into.words.append(static_cast<std::size_t>(blanks), ' ');
    } else if (name == "tab") {
      into.words += '\t';
    } else if (name == "line-break") {
      into.words += '\n';
    } else if (name == "note") {
      into.boxes.push_back(child);
    } else if (name != "annotation" && name != "tracked-changes") {
      read_open_words(child, depth + 1, into);
    }
  }
}

void read_open_blocks(const pugi::xml_node& node, int depth, Text& text, Text& notes) {
  if (depth > kDeepest) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local(child);
    if (name == "p" || name == "h") {
      Paragraph paragraph;
      read_open_words(child, depth + 1, paragraph);
      text.add(std::move(paragraph.words));
      for (const pugi::xml_node& note : paragraph.boxes) {
        for (const pugi::xml_node& part : note.children()) {
          if (local(part) == "note-body") read_open_blocks(part, depth + 1, notes, notes);
        }
      }
    } else if (name == "table-row") {
      std::string row;
      for (const pugi::xml_node& cell : child.children()) {
        Text inside;
        read_open_blocks(cell, depth + 1, inside, notes);
        std::string words;
        for (const TextBlock& block : inside.take()) {
          words += (words.empty() ? "" : " ") + block.text;
        }
        if (!words.empty()) row += (row.empty() ? "" : "\t") + words;
      }
      text.add(std::move(row));
    } else if (name != "tracked-changes" && name != "annotation") {
      read_open_blocks(child, depth + 1, text, notes);
    }
  }
}

ExtractedText word_text(Archive& archive, const std::string& xml) {
  const pugi::xml_document document = parsed(xml, "word/document.xml");
  Text text;
  read_word_blocks(document.document_element(), 0, text);
  read_word_notes(archive, "word/footnotes.xml", text);
  read_word_notes(archive, "word/endnotes.xml", text);
  return {.blocks = text.take()};
}

ExtractedText open_text(const std::string& xml) {
  const pugi::xml_document document = parsed(xml, "content.xml");
  Text text;
  Text notes;
  read_open_blocks(document.document_element(), 0, text, notes);
  ExtractedText all{.blocks = text.take()};
  for (TextBlock& note : notes.take()) all.blocks.push_back(std::move(note));
  return all;
}

}  // namespace

ExtractedText office_text(std::string_view bytes) {
  Archive archive(bytes);
  ExtractedText text;
  if (const auto word = archive.entry("word/document.xml")) {
    text = word_text(archive, *word);
  } else if (const auto open = archive.entry("content.xml")) {
    if (const auto manifest = archive.entry("META-INF/manifest.xml");
        manifest && manifest->find("encryption-data") != std::string::npos) {
      throw ExtractionError("the document is encrypted; save a copy without a password");
    }
    text = open_text(*open);
  } else {
    throw ExtractionError(
        "this ZIP file is no Word or OpenDocument text; unpack it and name its files");
  }
  if (text.blocks.empty()) throw ExtractionError("the document is empty; a statement has a text");
  return text;
}

}  // namespace rostrum
