#include "indexer/extraction/office/word_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/base/raised_marks.hpp"
#include "indexer/extraction/base/word_symbols.hpp"
#include "indexer/extraction/office/office_text.hpp"
#include "indexer/extraction/office/word_numbering.hpp"
#include "indexer/extraction/office/word_package.hpp"
#include "indexer/extraction/office/word_styles.hpp"
#include "indexer/extraction/office/xml_part.hpp"
#include "indexer/layout/paragraphs/page_layout.hpp"

namespace rostrum {
namespace {

constexpr const char* kUsualMainPart = "word/document.xml";
/// A letterhead that is longer is none.
constexpr std::size_t kMostLetterheadBytes = 4000;

/// Text that is no longer there, or stands here twice, or is only how the page is set.
bool is_passed_over(std::string_view name) {
  return name == "del" || name == "moveFrom" || name == "rt" || name == "sdtPr" ||
         name == "sdtEndPr" || name == "instrText" || name == "delText" || name == "pPr" ||
         name == "rPr" || name == "tblPr" || name == "tcPr" || name == "sectPr";
}

/// What is nested too deep to be read as it is set.
std::vector<std::string> deep_text(const pugi::xml_node& node) {
  return text_below(
      node, [](std::string_view name) { return name == "t"; }, is_passed_over);
}

bool has_text(const pugi::xml_node& node, int depth) {
  if (depth > kDeepestXml) return !deep_text(node).empty();
  return std::any_of(node.begin(), node.end(), [&](const pugi::xml_node& child) {
    const std::string_view name = local_name(child);
    return name == "t" || name == "sym" || has_text(child, depth + 1);
  });
}

/// A content control that still asks for its content.
bool is_placeholder(const pugi::xml_node& control) {
  const pugi::xml_node showing = child_of(child_of(control, "sdtPr"), "showingPlcHdr");
  return showing && is_on(showing);
}

/// What a walk through runs gathers: the words of the paragraph, and what stands beside it.
struct Paragraph {
  std::string words;
  std::string style;
  std::vector<pugi::xml_node> boxes;
};

/// One part of the document: its body, its notes, a header.
class PartReader {
 public:
  PartReader(Archive& archive, const std::string& part, const WordStyles& styles,
             WordNumbering& numbering, std::vector<std::string>& notes, int depth)
      : archive_(archive),
        styles_(styles),
        numbering_(numbering),
        notes_(notes),
        relationships_(relationships_of(archive, part)),
        depth_(depth) {}

  void read_part(const pugi::xml_node& root, BlockList& into) {
    // A field whose end is missing would swallow all that is behind it.
    int open = 0;
    count_fields(root, 0, open);
    knows_fields_ = open == 0;
    read_blocks(root, 0, into);
    flush(into);
  }

  [[nodiscard]] const std::vector<Relationship>& relationships() const { return relationships_; }
  /// Ids of the notes that the text refers to, in its order.
  [[nodiscard]] const std::vector<std::string>& footnotes() const { return footnotes_; }
  [[nodiscard]] const std::vector<std::string>& endnotes() const { return endnotes_; }

  void read_blocks(const pugi::xml_node& node, int depth, BlockList& into) {
    if (depth > kDeepestXml) {
      for (std::string& each : deep_text(node)) into.add(std::move(each));
      return;
    }
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "p") {
        read_paragraph(child, depth, into);
      } else if (name == "tbl") {
        flush(into);
        std::vector<TableRow> rows;
        collect_rows(child, depth + 1, into.running(), rows);
        into.add_table(std::move(rows));
      } else if (name == "altChunk") {
        flush(into);
        read_other(child, into);
      } else if (name == "AlternateContent") {
        read_blocks(chosen(child), depth + 1, into);
      } else if (name == "sdt" && is_placeholder(child)) {
        continue;
      } else if (!is_passed_over(name)) {
        read_blocks(child, depth + 1, into);
      }
    }
  }

  /// The words of a paragraph whose mark is hidden or deleted, if no other went on with them.
  void flush(BlockList& into) {
    into.add(std::move(carried_));
    carried_.clear();
  }

 private:
  static pugi::xml_node chosen(const pugi::xml_node& alternatives) {
    const pugi::xml_node choice = child_of(alternatives, "Choice");
    const pugi::xml_node fallback = child_of(alternatives, "Fallback");
    return choice && (has_text(choice, 0) || !fallback) ? choice : fallback;
  }

  static void count_fields(const pugi::xml_node& node, int depth, int& open) {
    if (depth > kDeepestXml) return;
    for (const pugi::xml_node& child : node.children()) {
      if (local_name(child) == "fldChar") {
        const std::string_view type = attribute_of(child, "fldCharType");
        open += type == "begin" ? 1 : type == "end" ? -1 : 0;
      }
      count_fields(child, depth + 1, open);
    }
  }

  void read_paragraph(const pugi::xml_node& node, int depth, BlockList& into) {
    const pugi::xml_node properties = child_of(node, "pPr");
    Paragraph paragraph;
    paragraph.style = attribute_of(child_of(properties, "pStyle"), "val");
    if (paragraph.style.empty()) paragraph.style = styles_.default_paragraph();
    read_runs(node, depth + 1, paragraph);
    const pugi::xml_node mark = child_of(properties, "rPr");
    const bool mark_gone = child_of(mark, "del") || child_of(mark, "moveFrom");
    const bool hidden = styles_.is_hidden(run_format(mark), paragraph.style, {});
    const std::string_view cap = attribute_of(child_of(properties, "framePr"), "dropCap");
    const bool drop_cap = !cap.empty() && cap != "none";  // the first letter of the next one
    if (mark_gone || hidden || drop_cap) {
      carried_ += paragraph.words;
    } else {
      const std::string number =
          carried_.empty() ? number_of(properties, paragraph.style) : std::string();
      const bool empty = paragraph.words.find_first_not_of(" \t\n") == std::string::npos;
      into.add(carried_ + (empty ? "" : number) + paragraph.words);
      carried_.clear();
    }
    for (const pugi::xml_node& box : paragraph.boxes) {
      const std::string before = std::exchange(carried_, {});
      read_blocks(box, depth + 1, into);
      flush(into);
      carried_ = before;
    }
  }

  std::string number_of(const pugi::xml_node& properties, const std::string& style) {
    std::optional<ListPlace> place = list_place(properties);
    const std::optional<ListPlace> of_style = styles_.list_of(style);
    if (!place) place = of_style;
    if (!place) return "";
    if (place->list.empty() && of_style) place->list = of_style->list;
    return numbering_.next(*place, style);
  }

  /// Rows wherever they stand: also in content controls and the like.
  void collect_rows(const pugi::xml_node& node, int depth, bool running,
                    std::vector<TableRow>& rows) {
    if (depth > kDeepestXml) {
      rows.push_back({deep_text(node)});
      return;
    }
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "tr") {
        const pugi::xml_node properties = child_of(child, "trPr");
        const pugi::xml_node hidden = child_of(properties, "hidden");
        if (child_of(properties, "del") || (hidden && is_on(hidden))) continue;
        collect_cells(child, depth + 1, running, rows.emplace_back());
      } else if (!is_passed_over(name)) {
        collect_rows(child, depth + 1, running, rows);
      }
    }
  }

  void collect_cells(const pugi::xml_node& node, int depth, bool running, TableRow& row) {
    if (depth > kDeepestXml) {
      row.push_back(deep_text(node));
      return;
    }
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "tc") {
        BlockList inside(running);
        read_blocks(child, depth + 1, inside);
        flush(inside);
        row.push_back(cell_of(inside.take()));
      } else if (!is_passed_over(name) && !(name == "sdt" && is_placeholder(child))) {
        collect_cells(child, depth + 1, running, row);
      }
    }
  }

  /// Whole documents of other kinds that stand in for their text.
  void read_other(const pugi::xml_node& chunk, BlockList& into) {
    constexpr int kDeepestDocument = 3;
    const std::string name = target_of_id(relationships_, attribute_of(chunk, "id"));
    const auto bytes =
        name.empty() || depth_ >= kDeepestDocument ? std::nullopt : archive_.entry(name);
    std::string problem = "it is missing";
    if (bytes) {
      try {
        ExtractedText other = text_of_any(*bytes, depth_ + 1);
        for (std::string& each : other.damage) archive_.damage().push_back(std::move(each));
        into.append(std::move(other.blocks));
        return;
      } catch (const ExtractionError& error) {
        problem = error.what();
      }
    }
    notes_.push_back("a document that is embedded as text could not be read: " + problem);
  }

  // --- within a paragraph ---------------------------------------------------------------------

  void read_runs(const pugi::xml_node& node, int depth, Paragraph& into) {
    if (depth > kDeepestXml) {
      for (const std::string& each : deep_text(node)) into.words += each;
      return;
    }
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "r") {
        read_run(child, depth + 1, into);
      } else if (name == "AlternateContent") {
        read_runs(chosen(child), depth + 1, into);
      } else if (name == "sdt" && is_placeholder(child)) {
        continue;
      } else if (!is_passed_over(name)) {
        read_content(child, name, depth, into);
      }
    }
  }

  void read_run(const pugi::xml_node& run, int depth, Paragraph& into) {
    const pugi::xml_node properties = child_of(run, "rPr");
    const RunFormat own = run_format(properties);
    const std::string_view style = attribute_of(child_of(properties, "rStyle"), "val");
    const bool hidden = styles_.is_hidden(own, into.style, style);
    const bool note = child_of(run, "footnoteReference") || child_of(run, "endnoteReference");
    const bool raised = note || styles_.is_raised(own, into.style, style);
    const std::size_t begin = into.words.size();
    // A hidden run may still begin or end a field.
    const bool around = std::exchange(hidden_, hidden_ || hidden);
    read_runs(run, depth + 1, into);
    hidden_ = around;
    if (raised && into.words.size() > begin) {
      into.words.insert(begin, 1, kRaisedBegin);
      into.words += kRaisedEnd;
    }
  }

  void read_content(const pugi::xml_node& node, std::string_view name, int depth, Paragraph& into) {
    if (name == "fldChar") return read_field_sign(node);
    if (name == "txbxContent" || name == "txBody") {
      if (!hidden_) into.boxes.push_back(node);
      return;
    }
    const bool shown = !hidden_ && !in_instruction();
    if (name == "footnoteReference" || name == "endnoteReference") {
      if (shown) {
        (name == "footnoteReference" ? footnotes_ : endnotes_)
            .emplace_back(attribute_of(node, "id"));
      }
      return;
    }
    const std::string text = text_of(node, name);
    if (text.empty()) return read_runs(node, depth + 1, into);
    if (shown) into.words += text;
  }

  /// What one element of a run says; "" for one that only holds others.
  static std::string text_of(const pugi::xml_node& node, std::string_view name) {
    if (name == "t") {
      std::string text;
      for (const pugi::xml_node& child : node.children()) text += child.value();
      std::replace_if(
          text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; },
          ' ');
      return text;
    }
    if (name == "tab" || name == "ptab") return "\t";
    if (name == "br" || name == "cr") return "\n";
    if (name == "noBreakHyphen") return "-";
    if (name == "sym") {
      const std::string code(attribute_of(node, "char"));
      return symbol_in(attribute_of(node, "font"),
                       static_cast<std::uint32_t>(std::strtoul(code.c_str(), nullptr, 16)));
    }
    return "";
  }

  /// A field is what it says to do, and, behind the sign that parts them, what came of it.
  void read_field_sign(const pugi::xml_node& node) {
    if (!knows_fields_) return;
    const std::string_view type = attribute_of(node, "fldCharType");
    if (type == "begin") {
      fields_.push_back(true);
    } else if (!fields_.empty() && type == "separate") {
      fields_.back() = false;
    } else if (!fields_.empty() && type == "end") {
      fields_.pop_back();
    }
  }
  [[nodiscard]] bool in_instruction() const {
    return std::find(fields_.begin(), fields_.end(), true) != fields_.end();
  }

  Archive& archive_;
  const WordStyles& styles_;
  WordNumbering& numbering_;
  std::vector<std::string>& notes_;
  std::vector<Relationship> relationships_;
  int depth_;
  bool knows_fields_ = true;
  bool hidden_ = false;
  std::vector<bool> fields_;  ///< of each open one: are we in its instruction?
  std::string carried_;
  std::vector<std::string> footnotes_;
  std::vector<std::string> endnotes_;
};

/// All that a document is made of.
class WordReader {
 public:
  WordReader(Archive& archive, const std::string& main_part, int depth)
      : archive_(archive),
        main_part_(main_part),
        depth_(depth),
        relationships_(relationships_of(archive, main_part)),
        styles_xml_(part_of_type("styles", "word/styles.xml")),
        styles_(styles_xml_.document_element()),
        numbering_xml_(part_of_type("numbering", "word/numbering.xml")),
        numbering_(numbering_xml_.document_element(), styles_) {}

  ExtractedText read() {
    const pugi::xml_document document = xml_entry(archive_, main_part_);
    ExtractedText text;
    BlockList blocks;
    PartReader body(archive_, main_part_, styles_, numbering_, text.notes, depth_);
    body.read_part(document.document_element(), blocks);
    read_notes("footnotes", body.footnotes(), blocks, text.notes);
    read_notes("endnotes", body.endnotes(), blocks, text.notes);
    text.letterhead = letterhead(document.document_element());
    text.blocks = blocks.take();
    return text;
  }

 private:
  [[nodiscard]] std::string name_of_type(std::string_view type, const char* usual) const {
    // A file that says nothing of its parts has them where all have them.
    return relationships_.empty() ? usual : target_of_type(relationships_, type);
  }

  pugi::xml_document part_of_type(std::string_view type, const char* usual) {
    const std::string name = name_of_type(type, usual);
    return xml_entry(archive_, name);
  }

  /// The notes with these ids, in their order.
  void read_notes(const std::string& type, const std::vector<std::string>& ids, BlockList& blocks,
                  std::vector<std::string>& problems) {
    if (ids.empty()) return;
    const std::string usual = "word/" + type + ".xml";
    const pugi::xml_document document = part_of_type(type, usual.c_str());
    std::map<std::string, pugi::xml_node, std::less<>> by_id;
    for (const pugi::xml_node& note : document.document_element().children()) {
      // The lines that part notes from the text are notes with a type of their own.
      const std::string_view kind = attribute_of(note, "type");
      if (kind.empty() || kind == "normal") by_id[std::string(attribute_of(note, "id"))] = note;
    }
    PartReader reader(archive_, name_of_type(type, usual.c_str()), styles_, numbering_, problems,
                      depth_);
    for (const std::string& id : ids) {
      const auto note = by_id.find(id);
      if (note == by_id.end()) continue;
      reader.read_part(note->second, blocks);
      by_id.erase(note);  // a note that is referred to twice stands here once
    }
  }

  /// The properties of the first section: in its last paragraph, or at the end of the body.
  static pugi::xml_node first_section(const pugi::xml_node& node, int depth) {
    if (depth > kDeepestXml) return {};
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "sectPr") return child;
      if (name == "r" || name == "rPr" || name == "tbl" || name == "sectPrChange") continue;
      if (const pugi::xml_node found = first_section(child, depth + 1)) return found;
    }
    return {};
  }

  std::string letterhead(const pugi::xml_node& root) {
    const pugi::xml_node section = first_section(root, 0);
    const pugi::xml_node title_page = child_of(section, "titlePg");
    const std::string_view wanted = title_page && is_on(title_page) ? "first" : "default";
    std::string lines;
    for (const std::string_view kind : {"headerReference", "footerReference"}) {
      for (const pugi::xml_node& each : section.children()) {
        if (local_name(each) != kind || attribute_of(each, "type") != wanted) continue;
        const std::string name = target_of_id(relationships_, attribute_of(each, "id"));
        const auto xml = name.empty() ? std::nullopt : archive_.entry(name);
        if (!xml) continue;
        const pugi::xml_document document = parsed_xml(*xml, name, archive_.damage());
        std::vector<std::string> problems;
        BlockList blocks;
        WordNumbering no_numbers;
        PartReader reader(archive_, name, styles_, no_numbers, problems, depth_);
        reader.read_part(document.document_element(), blocks);
        for (const TextBlock& block : blocks.take()) {
          if (!is_page_number(block.text)) lines += (lines.empty() ? "" : "\n") + block.text;
        }
      }
    }
    return lines.size() > kMostLetterheadBytes ? "" : lines;
  }

  Archive& archive_;
  std::string main_part_;
  int depth_;
  std::vector<Relationship> relationships_;
  pugi::xml_document styles_xml_;
  WordStyles styles_;
  pugi::xml_document numbering_xml_;
  WordNumbering numbering_;
};

}  // namespace

std::string word_main_part(Archive& archive) {
  const std::string named = target_of_type(relationships_of(archive, ""), "officeDocument");
  for (const std::string& name : {named, std::string(kUsualMainPart)}) {
    if (name.empty() || !archive.has(name)) continue;
    if (name.starts_with("word/")) return name;
    // The same relationship names the main part of a table or of slides.
    pugi::xml_document document;
    const std::string xml = archive.entry(name).value_or("");
    if (document.load_buffer(xml.data(), xml.size()) &&
        local_name(document.document_element()) == "document") {
      return name;
    }
  }
  return "";
}

ExtractedText word_text(Archive& archive, const std::string& main_part, int depth) {
  return WordReader(archive, main_part, depth).read();
}

}  // namespace rostrum
