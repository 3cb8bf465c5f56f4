#include "indexer/extraction/office/open_text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/base/raised_marks.hpp"
#include "indexer/extraction/office/open_sheets.hpp"
#include "indexer/extraction/office/open_styles.hpp"
#include "indexer/extraction/office/shape_order.hpp"
#include "indexer/extraction/office/xml_part.hpp"
#include "indexer/layout/paragraphs/page_layout.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostLetterheadBytes = 4000;
constexpr const char* kOpenType = "application/vnd.oasis.opendocument.";

/// What is no text of the document: deleted, remarks, descriptions of pictures, declarations.
constexpr std::array<std::string_view, 14> kPassedOver{
    "tracked-changes",  "annotation",           "forms",          "scripts",
    "ruby-text",        "note-citation",        "sequence-decls", "variable-decls",
    "user-field-decls", "dde-connection-decls", "binary-data",    "event-listeners",
    "table-source",     "index-title-template"};
/// Drawn things that hold paragraphs of their own.
constexpr std::array<std::string_view, 14> kBoxes{
    "frame", "custom-shape", "rect",      "g",       "line",    "ellipse",  "polygon",
    "path",  "circle",       "connector", "caption", "measure", "polyline", "text-box"};

template <typename List>
bool holds(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_true(const pugi::xml_node& node, std::string_view name) {
  return attribute_of(node, name) == "true";
}

/// What is nested too deep to be read as it is set.
std::vector<std::string> deep_text(const pugi::xml_node& node) {
  return text_below(
      node, [](std::string_view) { return true; },
      [](std::string_view name) { return holds(kPassedOver, name); });
}

struct Paragraph {
  std::string words;
  bool hidden = false;
  std::vector<pugi::xml_node> boxes;
  std::vector<pugi::xml_node> notes;
};

class OpenReader {
 public:
  explicit OpenReader(OpenStyles& styles) : styles_(styles) {}

  void read_blocks(const pugi::xml_node& node, int depth, BlockList& into) {
    if (depth > kDeepestXml) {
      for (std::string& each : deep_text(node)) into.add(std::move(each));
      return;
    }
    for (const pugi::xml_node& child : node.children()) read_block(child, into, depth);
  }

  void read_block(const pugi::xml_node& node, BlockList& into, int depth = 0) {
    const std::string_view name = local_name(node);
    if (name == "p" || name == "h") {
      read_paragraph(node, name == "h", depth, into);
    } else if (name == "list") {
      read_list(node, 0, {}, depth + 1, into);
    } else if (name == "table") {
      std::vector<TableRow> rows;
      collect_rows(node, depth + 1, into.running(), rows);
      into.add_table(std::move(rows));
    } else if (!holds(kPassedOver, name) && !is_hidden_block(node, name)) {
      read_blocks(node, depth + 1, into);
    }
  }

  [[nodiscard]] BlockList& notes() { return notes_; }
  /// The style of the first paragraph.
  [[nodiscard]] const std::string& first_style() const { return first_style_; }

 private:
  [[nodiscard]] bool is_hidden_block(const pugi::xml_node& node, std::string_view name) const {
    if (name != "section") return false;
    const std::string_view display = attribute_of(node, "display");
    return display == "none" || (display == "condition" && is_true(node, "is-hidden")) ||
           styles_.is_hidden("section", attribute_of(node, "style-name"));
  }

  void read_paragraph(const pugi::xml_node& node, bool heading, int depth, BlockList& into) {
    const std::string_view style = attribute_of(node, "style-name");
    if (first_style_.empty()) first_style_ = style;
    std::string number = std::move(number_);
    number_.clear();
    if (heading && number.empty() && !is_true(node, "is-list-header")) {
      number = heading_number(node);
    }
    Paragraph paragraph;
    read_words(node, depth + 1, paragraph);
    const bool hidden = paragraph.hidden || styles_.is_hidden("paragraph", style);
    if (!hidden) {
      if (styles_.is_raised("paragraph", style)) {
        paragraph.words = kRaisedBegin + paragraph.words + kRaisedEnd;
      }
      if (paragraph.words.find_first_not_of(" \t\n") != std::string::npos) {
        into.add(number + paragraph.words);
      }
    }
    for (const pugi::xml_node& box : paragraph.boxes) read_blocks(box, depth + 1, into);
    for (const pugi::xml_node& note : paragraph.notes) {
      if (hidden) continue;
      const pugi::xml_node body = child_of(note, "note-body");
      read_blocks(body, depth + 1, notes_);
    }
  }

  std::string heading_number(const pugi::xml_node& node) {
    OpenListNumbers* outline = styles_.outline();
    const int level = node.attribute("text:outline-level").as_int(0);
    if (outline == nullptr || level < 1) return "";
    return outline->next(static_cast<std::size_t>(level - 1), -1);
  }

  void read_list(const pugi::xml_node& node, std::size_t level, std::string style, int depth,
                 BlockList& into) {
    if (depth > kDeepestXml) return read_blocks(node, depth, into);
    if (const std::string_view own = attribute_of(node, "style-name"); !own.empty()) style = own;
    if (style.empty()) style = style_of_first_paragraph(node);
    OpenListNumbers* numbers = styles_.list(style);
    const bool goes_on =
        is_true(node, "continue-numbering") || !attribute_of(node, "continue-list").empty();
    if (numbers != nullptr && level == 0 && !goes_on) numbers->restart();
    for (const pugi::xml_node& item : node.children()) {
      const std::string_view kind = local_name(item);
      if (kind != "list-item" && kind != "list-header") continue;
      number_.clear();
      const bool only_lists = !child_of(item, "p") && !child_of(item, "h");
      if (numbers != nullptr && kind == "list-item" && !only_lists) {
        number_ = numbers->next(level, item.attribute("text:start-value").as_int(-1));
      }
      for (const pugi::xml_node& child : item.children()) {
        const std::string_view name = local_name(child);
        if (name == "list") {
          read_list(child, level + 1, style, depth + 1, into);
        } else if (name == "p" || name == "h") {
          read_paragraph(child, false, depth, into);
        }
      }
    }
    number_.clear();
  }

  [[nodiscard]] std::string style_of_first_paragraph(const pugi::xml_node& list) const {
    const pugi::xml_node item = child_of(list, "list-item");
    const pugi::xml_node paragraph =
        child_of(item, "p") ? child_of(item, "p") : child_of(item, "h");
    return styles_.list_style(attribute_of(paragraph, "style-name"));
  }

  void collect_rows(const pugi::xml_node& node, int depth, bool running,
                    std::vector<TableRow>& rows) {
    if (depth > kDeepestXml) {
      rows.push_back({deep_text(node)});
      return;
    }
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (holds(kPassedOver, name)) continue;
      if (name != "table-row") {
        collect_rows(child, depth + 1, running, rows);
        continue;
      }
      const std::string_view visible = attribute_of(child, "visibility");
      if (visible == "collapse" || visible == "filter") continue;
      TableRow& row = rows.emplace_back();
      for (const pugi::xml_node& cell : child.children()) {
        if (local_name(cell) != "table-cell") continue;
        BlockList inside(running);
        read_blocks(cell, depth + 1, inside);
        row.push_back(cell_of(inside.take()));
      }
    }
  }

  /// White space in the XML is one blank; what the writer typed has elements of its own.
  static void add_characters(std::string_view text, std::string& words) {
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (blank && (words.empty() || words.back() == ' ' || words.back() == '\n')) continue;
      words += blank ? ' ' : c;
    }
  }

  void read_words(const pugi::xml_node& node, int depth, Paragraph& into) {
    if (depth > kDeepestXml) {
      for (const std::string& each : deep_text(node)) add_characters(each, into.words);
      return;
    }
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        add_characters(child.value(), into.words);
      } else if (name == "s") {
        const int blanks = std::clamp(child.attribute("text:c").as_int(1), 1, 100);
        into.words.append(static_cast<std::size_t>(blanks), ' ');
      } else if (name == "tab") {
        into.words += '\t';
      } else if (name == "line-break") {
        into.words += '\n';
      } else if (name == "note") {
        into.notes.push_back(child);
      } else if (name == "hidden-paragraph") {
        into.hidden = into.hidden || is_true(child, "is-hidden");
      } else if (name == "hidden-text" && is_true(child, "is-hidden")) {
        continue;
      } else if (holds(kBoxes, name) || name == "table") {
        into.boxes.push_back(child);
      } else if (!holds(kPassedOver, name)) {
        read_span(child, name, depth, into);
      }
    }
  }

  void read_span(const pugi::xml_node& node, std::string_view name, int depth, Paragraph& into) {
    const std::string_view style = attribute_of(node, "style-name");
    const bool span = name == "span" && !style.empty();
    if (span && styles_.is_hidden("text", style)) return;
    const bool raised = span && styles_.is_raised("text", style);
    const std::size_t begin = into.words.size();
    if (raised) into.words += kRaisedBegin;
    read_words(node, depth + 1, into);
    if (!raised) return;
    if (into.words.size() == begin + 1) {
      into.words.pop_back();
    } else {
      into.words += kRaisedEnd;
    }
  }

  OpenStyles& styles_;
  BlockList notes_{true};
  std::string number_;  ///< of the list item whose first paragraph comes next
  std::string first_style_;
};

/// What heads and foots the first page.
std::string letterhead_of(const pugi::xml_node& pages_root, const pugi::xml_node& styles_root,
                          std::string_view wanted) {
  pugi::xml_node page;
  for (const pugi::xml_node& each : child_of(pages_root, "master-styles").children()) {
    if (local_name(each) != "master-page") continue;
    const std::string_view name = attribute_of(each, "name");
    if (!page || name == wanted) page = each;
    if (name == wanted) break;
  }
  std::string lines;
  for (const std::string_view kind : {"header", "footer"}) {
    pugi::xml_node part = child_of(page, std::string(kind) + "-first");
    if (!part || attribute_of(part, "display") == "false") part = child_of(page, kind);
    if (!part || attribute_of(part, "display") == "false") continue;
    OpenStyles styles;
    styles.add(styles_root);
    OpenReader reader(styles);
    BlockList blocks;
    reader.read_blocks(part, 0, blocks);
    for (const TextBlock& block : blocks.take()) {
      if (!is_page_number(block.text)) lines += (lines.empty() ? "" : "\n") + block.text;
    }
  }
  return lines.size() > kMostLetterheadBytes ? "" : lines;
}

/// The placeholders that come back on each slide, and the picture of the slide beside its notes.
bool is_slide_furniture(const pugi::xml_node& node) {
  const std::string_view kind = attribute_of(node, "class");
  if (attribute_of(node, "placeholder") == "true") return true;  // nothing was written there
  return kind == "page-number" || kind == "date-time" || kind == "footer" || kind == "header" ||
         kind == "page" || local_name(node) == "page-thumbnail";
}

/// "2.5cm", "1in" in centimetres; nullopt for what is no length.
std::optional<double> length_of(const pugi::xml_node& node, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, double>, 5> kUnits{
      {{"cm", 1}, {"mm", 0.1}, {"in", 2.54}, {"pt", 2.54 / 72}, {"pc", 2.54 / 6}}};
  const std::string text(attribute_of(node, name));
  char* unit = nullptr;
  const double number = std::strtod(text.c_str(), &unit);
  const auto* const found = std::find_if(kUnits.begin(), kUnits.end(),
                                         [&](const auto& each) { return each.first == unit; });
  if (unit == text.c_str() || found == kUnits.end()) return std::nullopt;
  return number * found->second;
}

/// Where a shape lies; of one that holds others, the whole of them. nullopt if it does not say.
std::optional<ShapeBox> box_of(const pugi::xml_node& shape, int depth) {
  const auto x = length_of(shape, "x");
  const auto y = length_of(shape, "y");
  if (x && y) {
    return ShapeBox{*x, *y, length_of(shape, "width").value_or(0),
                    length_of(shape, "height").value_or(0)};
  }
  if (depth > kDeepestXml) return std::nullopt;
  std::optional<ShapeBox> all;
  for (const pugi::xml_node& child : shape.children()) {
    const auto box = box_of(child, depth + 1);
    if (!box) continue;
    if (!all) all = box;
    const double right = std::max(all->left + all->width, box->left + box->width);
    const double bottom = std::max(all->top + all->height, box->top + box->height);
    all->left = std::min(all->left, box->left);
    all->top = std::min(all->top, box->top);
    all->width = right - all->left;
    all->height = bottom - all->top;
  }
  return all;
}

void read_frames(const pugi::xml_node& page, bool titles, OpenReader& reader, BlockList& into) {
  std::vector<pugi::xml_node> frames;
  std::vector<ShapeBox> boxes;
  for (const pugi::xml_node& frame : page.children()) {
    const bool title = attribute_of(frame, "class") == "title";
    const bool notes = local_name(frame) == "notes";
    if (title != titles || notes || is_slide_furniture(frame)) continue;
    frames.push_back(frame);
    // What does not say where it lies stays behind what stands before it.
    const ShapeBox before = boxes.empty() ? ShapeBox() : boxes.back();
    boxes.push_back(box_of(frame, 0).value_or(before));
  }
  // The file has them in the order in which they were drawn.
  for (const std::size_t place : reading_order(boxes)) reader.read_block(frames[place], into);
}

/// Each slide is a page: its title, its frames in the order of reading, and the speaker's notes.
void read_slides(const pugi::xml_node& presentation, OpenStyles& styles, ExtractedText& text) {
  BlockList size;  // of all slides
  for (const pugi::xml_node& page : presentation.children()) {
    if (local_name(page) != "page") continue;
    ++text.page_count;
    if (styles.is_hidden("drawing-page", attribute_of(page, "style-name"))) continue;
    OpenReader reader(styles);
    // Lines of slides are no letterhead's, whatever comes first.
    BlockList blocks(true);
    read_frames(page, true, reader, blocks);
    read_frames(page, false, reader, blocks);
    read_frames(child_of(page, "notes"), false, reader, blocks);
    for (TextBlock& block : blocks.take()) {
      size.append({block});
      block.page = text.page_count;
      text.blocks.push_back(std::move(block));
    }
  }
}

ExtractedText text_of(const pugi::xml_node& content, const pugi::xml_node& other) {
  OpenStyles styles;
  if (other != content) styles.add(other);
  styles.add(content);
  const pugi::xml_node body = child_of(content, "body");
  if (const pugi::xml_node presentation = child_of(body, "presentation")) {
    ExtractedText text{.media_type = std::string(kOpenType) + "presentation"};
    read_slides(presentation, styles, text);
    return text;
  }
  if (const pugi::xml_node spreadsheet = child_of(body, "spreadsheet")) {
    ExtractedText text{.media_type = std::string(kOpenType) + "spreadsheet"};
    text.sheets = open_sheets(spreadsheet, styles, text.notes);
    return text;
  }
  OpenReader reader(styles);
  BlockList blocks;
  reader.read_blocks(body, 0, blocks);
  for (TextBlock& note : reader.notes().take()) blocks.add(std::move(note.text));
  const std::string page = styles.master_page(reader.first_style());
  ExtractedText text{.media_type = std::string(kOpenType) + "text"};
  text.blocks = blocks.take();
  text.letterhead = letterhead_of(other, other, page.empty() ? "Standard" : page);
  return text;
}

}  // namespace

ExtractedText open_text(Archive& archive) {
  if (const auto manifest = archive.entry("META-INF/manifest.xml");
      manifest && manifest->find("encryption-data") != std::string::npos) {
    throw ExtractionError("the document is encrypted; save a copy without a password");
  }
  const pugi::xml_document content = xml_entry(archive, "content.xml");
  const pugi::xml_document styles = xml_entry(archive, "styles.xml");
  return text_of(content.document_element(), styles.document_element());
}

ExtractedText flat_open_text(const std::string& xml) {
  std::vector<std::string> damage;
  const pugi::xml_document document = parsed_xml(xml, "the file", damage);
  ExtractedText text = text_of(document.document_element(), document.document_element());
  text.damage = std::move(damage);
  text.media_type += "-flat-xml";
  return text;
}

}  // namespace rostrum
